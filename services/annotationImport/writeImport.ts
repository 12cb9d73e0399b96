import type {
  ImportedAnnotation,
  ImportedMention,
  ImportedNote,
} from '../../core/export/importedModel.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import { QUOTE_GAP, quoteOf } from '../../core/model/range.ts'
import type { AnchorRecord } from '../../core/model/records.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { codeById } from '../../db/stores/codes.ts'
import { insertCoding } from '../../db/stores/codings.ts'
import { highlightById, insertAnchor, insertHighlight } from '../../db/stores/highlights.ts'
import { insertMention } from '../../db/stores/mentions.ts'
import { insertNote, noteById } from '../../db/stores/notes.ts'
import { ensureCode } from '../codes.ts'
import { type NoteColumns, noteColumns } from '../notes.ts'
import { textOfRevision } from '../revisionTexts.ts'
import type { Work } from '../session.ts'
import { writeCarried } from '../writeAnchors.ts'
import { createCast } from './cast.ts'
import { highlightIdOf, idOf } from './importedIds.ts'
import type { ImportPlan, PlannedAnnotation } from './planImport.ts'

export interface ImportCounts {
  readonly imported: number
  readonly unplaced: number
  readonly skipped: number
  readonly withoutDocument: number
}

/** Writes a planned import within a running operation. What is here already, by id, is left alone. */
export function writeImport(work: Work, plan: ImportPlan): ImportCounts {
  const writer = createWriter(work, plan)
  const written = new Set<Id>()
  let unplaced = 0
  let skipped = 0
  for (const planned of plan.highlights) {
    const known = highlightIdOf(planned.annotation)
    // Two of one id in one file are two: not every program gives ids of its own.
    const id = known === null || written.has(known) ? work.newId() : known
    if (highlightById(work.tx, id) !== undefined) {
      skipped++
      continue
    }
    writer.highlight(planned, id)
    written.add(id)
    if (planned.ranges === null) unplaced++
  }
  for (const { annotation, documentId } of plan.onDocuments) {
    writer.notes(annotation.notes, noteColumns({ kind: 'document', id: documentId }))
  }
  writer.notes(plan.read.notes, noteColumns({ kind: 'project' }))
  const imported = plan.highlights.length - skipped
  return { imported, unplaced, skipped, withoutDocument: plan.withoutDocument }
}

function createWriter(work: Work, { read }: ImportPlan) {
  const { tx, at, newId } = work
  const cast = createCast(work, read)

  function highlight(planned: PlannedAnnotation, highlightId: Id): void {
    const { annotation, revision, ranges, carried } = planned
    const annotatorId = cast.annotator(annotation.annotator)
    const createdAt = annotation.created ?? at
    const modifiedAt = annotation.modified ?? createdAt
    const { documentId, id: homeRevisionId } = revision
    insertHighlight(tx, {
      id: highlightId,
      documentId,
      homeRevisionId,
      annotatorId,
      createdAt,
      modifiedAt,
      deletedAt: null,
    })
    const isPlaced = ranges !== null
    const home: AnchorRecord = {
      id: newId(),
      highlightId,
      revisionId: homeRevisionId,
      by: isPlaced ? 'person' : 'machine',
      state: isPlaced ? 'exact' : 'orphan',
      score: isPlaced ? 1 : 0,
      ranges: ranges ?? [],
      quote: isPlaced ? quoteOf(textOfRevision(tx, revision), ranges) : quoteIn(annotation),
      sourceId: null,
      candidates: [],
      annotatorId,
      createdAt,
    }
    insertAnchor(tx, home)
    writeCarried(work, home, carried)
    codings(annotation, highlightId)
    for (const mention of annotation.mentions) link(mention, highlightId, annotatorId, createdAt)
    notes(annotation.notes, noteColumns({ kind: 'highlight', id: highlightId }))
  }

  function codings(annotation: ImportedAnnotation, highlightId: Id): void {
    const written = new Set<string>()
    for (const { path, codeId, annotator, created } of annotation.codings) {
      const known = codeId === null ? undefined : codeById(tx, codeId)
      const code = known ?? ensureCode(work, { path: [...path] })
      const annotatorId = cast.annotator(annotator ?? annotation.annotator)
      const key = `${code.id} ${annotatorId}`
      if (written.has(key)) continue
      written.add(key)
      const createdAt = created ?? annotation.created ?? at
      insertCoding(tx, { id: newId(), highlightId, codeId: code.id, annotatorId, createdAt })
    }
  }

  function link(mention: ImportedMention, highlightId: Id, annotatorId: Id, createdAt: Instant) {
    const entityId = cast.entity(mention)
    const { role } = mention
    const state = 'confirmed'
    insertMention(tx, { id: newId(), highlightId, entityId, role, state, annotatorId, createdAt })
  }

  /** A thread of notes; a reply finds its parent by the file's own id. */
  function notes(thread: readonly ImportedNote[], columns: NoteColumns): void {
    const ids = new Map<string, Id>()
    for (const note of thread) {
      const ownId = idOf(note.id)
      const isHere = ownId !== null && noteById(tx, ownId) !== undefined
      const id = ownId ?? newId()
      if (note.id !== null) ids.set(note.id, id)
      if (isHere) continue
      const createdAt = note.created ?? at
      insertNote(tx, {
        id,
        ...columns,
        parentId: note.replyTo === null ? null : (ids.get(note.replyTo) ?? null),
        content: note.content ?? richTextOfMarkdown(note.markdown),
        annotatorId: cast.annotator(note.annotator),
        createdAt,
        modifiedAt: note.modified ?? createdAt,
        deletedAt: null,
      })
    }
  }

  cast.codebook((codeNotes, columns) => notes(codeNotes, columns))
  return { highlight, notes }
}

/** The words an annotation is about, where its file has any. */
function quoteIn({ evidence, targets }: ImportedAnnotation): string {
  if (evidence !== null) return evidence.exact
  return targets.flatMap(({ quote }) => quote?.exact ?? []).join(QUOTE_GAP)
}
