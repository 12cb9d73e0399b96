import type { Annotation, NoteView } from '../model/annotation.ts'
import { contextOf } from '../text/context.ts'
import { pathText } from './codeTree.ts'
import { urlOf } from './documentMetadata.ts'
import { inDocumentOrder } from './documentOrder.ts'
import {
  hasCodes,
  hasCodings,
  hasDocuments,
  hasEntities,
  hasNameLike,
  hasNotes,
  hasOtherNotes,
  hasRelations,
  type Loss,
  lossesOf,
} from './exportLosses.ts'
import type { ExportDocument, ExportInput, WrittenExport } from './exportModel.ts'
import { lossText } from './exportText.ts'
import { threadNotes } from './noteThreads.ts'
import { countAnnotations } from './registers.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'source_text', message: lossText.sourceText, applies: hasDocuments },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'tags', message: lossText.hypothesisTags, applies: hasCodes },
  { code: 'coders', message: lossText.hypothesisCoders, applies: hasCodings },
  { code: 'entities', message: lossText.hypothesisEntities, applies: hasEntities },
  { code: 'relations', message: lossText.relations, applies: hasRelations },
  { code: 'answers', message: lossText.hypothesisAnswers, applies: hasAnswers },
  { code: 'other_notes', message: lossText.hypothesisNotes, applies: hasOtherNotes },
  { code: 'states', message: lossText.hypothesisStates, applies: hasDocuments },
  { code: 'no_address', message: lossText.hypothesisAddress, applies: someWithoutAddress },
  {
    code: 'separators',
    message: lossText.hypothesisPaths,
    applies: (input) => hasNameLike(input, /\//),
  },
]

/**
 * The export file of the Hypothesis client, which it can import again
 * (https://web.hypothes.is/help/export-and-import-of-annotations/). An annotation carries its first note;
 * every other note answers it. Offsets are UTF-16 units, as there.
 */
export function writeHypothesis(input: ExportInput): WrittenExport {
  const file = {
    export_date: input.exportedAt,
    export_userid: '',
    client_version: 'variorum',
    annotations: input.documents.flatMap(documentEntries),
  }
  return {
    text: `${JSON.stringify(file, null, 2)}\n`,
    items: countAnnotations(input),
    losses: lossesOf(input, losses),
  }
}

function documentEntries(document: ExportDocument) {
  const { placed, waiting } = inDocumentOrder({ annotations: document.annotations })
  return [...placed, ...waiting].flatMap((annotation) => annotationEntries(document, annotation))
}

function annotationEntries(document: ExportDocument, annotation: Annotation) {
  const uri = addressOf(document)
  const { own, answers } = notesOf(annotation)
  const shared = { uri, group: '__world__', document: { title: [document.title] } }
  const main = {
    ...shared,
    id: annotation.id,
    ...personFields(annotation.annotator),
    text: own?.markdown ?? '',
    tags: [...new Set(annotation.codings.map(({ path }) => pathText(path)))],
    target: targetsOf(document, annotation, uri),
    created: annotation.created,
    updated: annotation.modified,
  }
  const answer = (note: NoteView) => ({
    ...shared,
    id: note.id,
    ...personFields(note.annotator),
    text: note.markdown,
    tags: [],
    references: [annotation.id],
    target: [{ source: uri }],
    created: note.created,
    updated: note.modified,
  })
  return [main, ...answers.map(answer)]
}

/** The note that stands in an annotation itself, and those that answer it. */
function notesOf({ notes, annotatorId }: Annotation) {
  const inOrder = threadNotes(notes).map(({ note }) => note)
  const own = inOrder.find((note) => note.annotatorId === annotatorId)
  return { own, answers: inOrder.filter((note) => note !== own) }
}

/** A part each; a passage without a place has its words alone, to be looked for. */
function targetsOf({ text }: ExportDocument, annotation: Annotation, source: string) {
  const { ranges, quote, prefix, suffix } = annotation
  if (ranges.length === 0) {
    return [{ source, selector: [{ type: 'TextQuoteSelector', exact: quote, prefix, suffix }] }]
  }
  return ranges.map(([start, end]) => ({
    source,
    selector: [
      { type: 'TextPositionSelector', start, end },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        ...contextOf(text, [[start, end]]),
      },
    ],
  }))
}

function addressOf({ metadata, textSha256 }: ExportDocument): string {
  return urlOf(metadata) ?? `urn:sha256:${textSha256}`
}

function hasAnswers({ documents }: ExportInput): boolean {
  return documents.some(({ annotations }) =>
    annotations.some((annotation) => notesOf(annotation).answers.length > 0),
  )
}

function someWithoutAddress({ documents }: ExportInput): boolean {
  return documents.some(({ metadata }) => urlOf(metadata) === null)
}

/** Whose it is. The importer asks every annotation who may read it, and takes none that does not say. */
function personFields(name: string) {
  const user = `acct:${name.toWellFormed().replace(/[^\p{L}\p{N}._]+/gu, '_')}@variorum`
  const permissions = { read: ['group:__world__'], update: [user], delete: [user] }
  return { user, user_info: { display_name: name }, permissions }
}
