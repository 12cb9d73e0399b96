import type { NoteView } from '../model/annotation.ts'
import { codeTree } from './codeTree.ts'
import { inDocumentOrder } from './documentOrder.ts'
import {
  always,
  hasDocuments,
  hasNotes,
  hasRejectedMentions,
  hasWaitingAnnotations,
  type Loss,
  lossesOf,
} from './exportLosses.ts'
import type { ExportDocument, ExportInput, WrittenExport } from './exportModel.ts'
import { exportText, lossText } from './exportText.ts'
import {
  type DocumentScope,
  documentNoteAnnotation,
  documentScope,
  highlightAnnotation,
} from './jsonLdAnnotation.ts'
import { noteBodies } from './jsonLdBodies.ts'
import { relationAnnotations } from './jsonLdRelations.ts'
import {
  type JsonObject,
  type JsonValue,
  jsonLdContext,
  ownTerm,
  sha256Urn,
  uuidUrn,
} from './jsonLdTerms.ts'
import { threadNotes } from './noteThreads.ts'
import { countAnnotations, entitiesByLabel, notesAbout } from './registers.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'source_text', message: lossText.sourceText, applies: hasDocuments },
  { code: 'own_terms', message: lossText.jsonLdTerms, applies: always },
  { code: 'waiting', message: lossText.jsonLdWaiting, applies: hasWaitingAnnotations },
  { code: 'note_formatting', message: lossText.jsonLdNotes, applies: hasNotes },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
]

/** A list without entries is not written. */
function listOf(entries: readonly JsonObject[]): readonly JsonObject[] | undefined {
  return entries.length === 0 ? undefined : entries
}

/** The first note of each thread on a document, with all that answers it. */
function documentThreads(notes: readonly NoteView[]): NoteView[][] {
  const threads: NoteView[][] = []
  for (const { note, repliesTo } of threadNotes(notes)) {
    if (repliesTo === null) threads.push([note])
    else threads.at(-1)?.push(note)
  }
  return threads
}

function documentNotes(scope: DocumentScope): JsonObject[] {
  return documentThreads(scope.document.notes).flatMap((thread) => {
    const [root] = thread
    return root === undefined ? [] : [documentNoteAnnotation(root, thread, scope)]
  })
}

function documentItems(document: ExportDocument, input: ExportInput): JsonObject[] {
  const scope = documentScope(document, input.entities)
  const { placed, waiting } = inDocumentOrder({ annotations: document.annotations })
  const highlights = [...placed, ...waiting].map((annotation) =>
    highlightAnnotation(annotation, scope),
  )
  return [...documentNotes(scope), ...highlights]
}

function documentEntry(document: ExportDocument): JsonObject {
  return {
    id: uuidUrn(document.id),
    label: document.title,
    [ownTerm('revision')]: document.revision,
    [ownTerm('text')]: { id: sha256Urn(document.textSha256) },
    [ownTerm('capturedAt')]: document.capturedAt,
    [ownTerm('language')]: document.language ?? undefined,
    // A string, because CSL is not RDF and its lists have an order.
    [ownTerm('csl')]: JSON.stringify(document.metadata),
  }
}

function codeEntries(input: ExportInput): JsonObject[] {
  return codeTree(input.codes).map(({ code, path }) => ({
    id: uuidUrn(code.id),
    label: code.name,
    [ownTerm('path')]: { '@list': [...path] },
    [ownTerm('parent')]: code.parentId === null ? undefined : { id: uuidUrn(code.parentId) },
    [ownTerm('colour')]: code.colour,
    [ownTerm('description')]: code.description === '' ? undefined : code.description,
    [ownTerm('notes')]: listOf(noteBodies(notesAbout(input, { kind: 'code', id: code.id }))),
  }))
}

function authorityEntries(authorities: Readonly<Record<string, string>>): JsonObject[] {
  return Object.entries(authorities).map(([authority, id]) => ({
    [ownTerm('authority')]: authority,
    [ownTerm('authorityId')]: id,
  }))
}

function entityEntries(input: ExportInput): JsonObject[] {
  return entitiesByLabel(input.entities).map((entity) => ({
    id: uuidUrn(entity.id),
    label: entity.label,
    [ownTerm('entityType')]: entity.type,
    [ownTerm('description')]: entity.description === '' ? undefined : entity.description,
    [ownTerm('alias')]: entity.aliases.length === 0 ? undefined : [...entity.aliases],
    [ownTerm('authorities')]: listOf(authorityEntries(entity.authorities)),
    [ownTerm('notes')]: listOf(noteBodies(notesAbout(input, { kind: 'entity', id: entity.id }))),
  }))
}

function collection(input: ExportInput, items: readonly JsonObject[]): JsonValue {
  const id = uuidUrn(input.project.id)
  const page = `${id}#page-1`
  return {
    '@context': jsonLdContext,
    id,
    type: 'AnnotationCollection',
    label: input.project.name,
    generated: input.exportedAt,
    generator: { id: 'urn:x-variorum:application', type: 'Software', name: exportText.madeBy },
    total: items.length,
    [ownTerm('documents')]: listOf(input.documents.map(documentEntry)),
    [ownTerm('codes')]: listOf(codeEntries(input)),
    [ownTerm('entities')]: listOf(entityEntries(input)),
    [ownTerm('notes')]: listOf(noteBodies(notesAbout(input, { kind: 'project' }))),
    first: { id: page, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    last: page,
  }
}

/**
 * A W3C Web Annotation collection with one page (https://www.w3.org/TR/annotation-model/). Every
 * annotation stands by itself: its own context, absolute ids, its text named by digest. Notes on
 * documents are annotations too, without a selector, and so are relations; `items` counts the highlights only.
 */
export function writeJsonLd(input: ExportInput): WrittenExport {
  const items = [
    ...input.documents.flatMap((document) => documentItems(document, input)),
    ...relationAnnotations(input),
  ]
  return {
    text: `${JSON.stringify(collection(input, items), null, 2)}\n`,
    items: countAnnotations(input),
    losses: lossesOf(input, losses),
  }
}
