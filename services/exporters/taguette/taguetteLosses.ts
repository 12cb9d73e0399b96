import { codeTree } from '../../../core/export/codeTree.ts'
import {
  hasAnnotations,
  hasCodes,
  hasDocuments,
  hasEntities,
  hasNotes,
  hasPassagesInParts,
  hasRelations,
  hasTextLike,
  hasWaitingAnnotations,
  type Loss,
} from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import { dotted, isLonger, longest } from './taguetteNames.ts'
import { wordsOf } from './taguetteRows.ts'
import { notInTaguette } from './taguetteText.ts'

export const taguetteLosses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.taguetteStructure, applies: hasDocuments },
  { code: 'states', message: lossText.bratStates, applies: hasAnnotations },
  { code: 'waiting', message: lossText.bratWaiting, applies: hasWaitingAnnotations },
  { code: 'in_parts', message: lossText.taguetteParts, applies: hasPassagesInParts },
  { code: 'notes', message: lossText.taguetteNotes, applies: hasNotes },
  { code: 'entities', message: lossText.hypothesisEntities, applies: hasEntities },
  { code: 'relations', message: lossText.relations, applies: hasRelations },
  { code: 'colours', message: lossText.taguetteColours, applies: hasCodes },
  { code: 'dots', message: lossText.taguetteDots, applies: hasDots },
  { code: 'coders', message: lossText.taguetteCoders, applies: hasCodeTwice },
  { code: 'readers', message: lossText.taguetteReaders, applies: hasAnnotations },
  { code: 'cut', message: lossText.taguetteCut, applies: hasTooLong },
  { code: 'controls', message: lossText.taguetteControls, applies: hasControls },
  {
    code: 'not_unicode',
    message: lossText.notUnicode,
    applies: (input) => hasTextLike(input, /\p{Cs}/u),
  },
]

function hasDots({ codes }: ExportInput): boolean {
  return codes.some(({ name }) => name.includes('.'))
}

/** Whether somebody gave a passage a code that it had already. */
function hasCodeTwice({ documents }: ExportInput): boolean {
  return documents.some(({ annotations }) =>
    annotations.some(({ codings }) => {
      const given = new Set(codings.map(({ codeId }) => codeId))
      return given.size < codings.length
    }),
  )
}

function hasTooLong({ project, documents, codes, notes }: ExportInput): boolean {
  const named = [project.name, ...documents.map(({ title }) => title)]
  const readers = documents.flatMap(({ annotations }) =>
    annotations.flatMap((one) => [one, ...one.codings]).map(({ annotator }) => annotator),
  )
  const paths = codeTree(codes).map(({ path }) => dotted(path))
  const about = notes.filter(({ target }) => target.kind === 'project')
  const described = [
    ...codes.map(({ description }) => description),
    ...[about, ...documents.map((document) => document.notes)].map(wordsOf),
  ]
  return (
    named.some((name) => isLonger(name, longest.name)) ||
    readers.some((name) => isLonger(name, longest.login)) ||
    paths.some((path) => isLonger(path, longest.path)) ||
    described.some((text) => isLonger(text, longest.description))
  )
}

function hasControls({ documents }: ExportInput): boolean {
  return documents.some(({ text }) => notInTaguette.test(text))
}
