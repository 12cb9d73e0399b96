import { inDocumentOrder } from '../../../core/export/documentOrder.ts'
import {
  hasAnnotations,
  hasCodes,
  hasDocuments,
  hasEntities,
  hasNotes,
  hasOtherNotes,
  hasRejectedMentions,
  hasRelations,
  hasWaitingAnnotations,
  type Loss,
  lossesOf,
} from '../../../core/export/exportLosses.ts'
import type { ExportEntity, ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import type { Id } from '../../../core/model/id.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import type { ExportedFile } from '../exporter.ts'
import { zippedTexts } from '../zippedTexts.ts'
import { annotationLines, type References } from './annotationLines.ts'
import { type BratType, bratConfiguration, bratNames, bratTypes, lines } from './bratTypes.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.refiStructure, applies: hasDocuments },
  { code: 'states', message: lossText.bratStates, applies: hasAnnotations },
  { code: 'waiting', message: lossText.bratWaiting, applies: hasWaitingAnnotations },
  { code: 'breaks', message: lossText.bratBreaks, applies: hasAnnotations },
  { code: 'own_lines', message: lossText.bratOwnLines, applies: hasAnnotations },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'other_notes', message: lossText.hypothesisNotes, applies: hasOtherNotes },
  { code: 'codes', message: lossText.bratCodes, applies: hasCodes },
  { code: 'entities', message: lossText.bratEntities, applies: hasEntities },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  { code: 'relations', message: lossText.relations, applies: hasRelations },
]

/** The folder of texts that nobody marked. */
const UNMARKED = 'unmarked'

/**
 * A collection of brat (https://brat.nlplab.org/standoff.html), packed: a folder for each reader, in it each
 * text that they marked as `.txt` with its `.ann`. Offsets count code points. What only Variorum reads back
 * stands in notes of types of its own and in variorum.json.
 */
export function writeBrat(input: ExportInput): ExportedFile {
  const types = bratTypes(input.codes)
  const references = referencesOf(input.entities)
  const nameOf = bratNames()
  const named = input.documents.map((document) => ({ document, file: nameOf(document.title) }))
  const folders = folderOfReader()
  const files: Record<string, string> = {}
  let items = 0
  for (const { document, file } of named) {
    const text = document.text.toWellFormed()
    const byReader = groupBy(
      inDocumentOrder({ annotations: document.annotations }).placed,
      (one) => one.annotatorId,
    )
    if (byReader.size === 0) {
      files[`${UNMARKED}/${file}.txt`] = text
      files[`${UNMARKED}/${file}.ann`] = ''
    }
    for (const [readerId, own] of byReader) {
      const path = `${folders(readerId, own[0]?.annotator ?? '')}/${file}`
      files[`${path}.txt`] = text
      files[`${path}.ann`] = lines(...annotationLines(text, own, types, references))
      items += own.length
    }
  }
  const own = ownFile(
    input.entities,
    named.map(({ document: { id, title, metadata }, file }) => ({ file, id, title, metadata })),
    types,
    references,
  )
  const all = { ...bratConfiguration(types), 'variorum.json': own, ...files }
  return {
    bytes: zippedTexts(Object.entries(all), input.exportedAt),
    items,
    losses: lossesOf(input, losses),
    text: Object.entries(all)
      .filter(([path]) => path.endsWith('.ann'))
      .map(([path, content]) => `${path}\n\n${content}`)
      .join('\n'),
  }
}

function folderOfReader(): (id: string, name: string) => string {
  const nameOf = bratNames(UNMARKED)
  const folders = new Map<string, string>()
  return (id, name) => {
    const folder = folders.get(id) ?? nameOf(name)
    folders.set(id, folder)
    return folder
  }
}

/**
 * A name of an authority and an id without spaces are a reference of brat, if no other entity has the same;
 * any other entity has its id here.
 */
function referencesOf(entities: readonly ExportEntity[]): References {
  const byReference = new Map<string, Id>()
  for (const { id, authorities } of entities) {
    const known = Object.entries(authorities)
      .filter(([authority, name]) => /^[\w-]+$/.test(authority) && /^[\x21-\x7e]+$/.test(name))
      .map((parts) => parts.join(':'))
      .find((reference) => !byReference.has(reference))
    byReference.set(known ?? `Variorum:${id}`, id)
  }
  return new Map([...byReference].map(([reference, id]) => [id, reference]))
}

function ownFile(
  entities: readonly ExportEntity[],
  documents: readonly object[],
  types: ReadonlyMap<string, BratType>,
  references: References,
): string {
  const codes = [...types.values()].map(({ type, path, code: { id, colour, description } }) => ({
    ...{ type, id, path, colour, description },
  }))
  const named = entities.map(({ id, label, type, description, aliases, authorities }) => ({
    reference: references.get(id),
    ...{ id, label, type, description, aliases, authorities },
  }))
  return lines(JSON.stringify({ documents, codes, entities: named }, null, 2))
}
