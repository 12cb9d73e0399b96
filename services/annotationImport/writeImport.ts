import type { ImportedAnnotation, ImportedMention } from '../../core/export/importedModel.ts'
import { AppError } from '../../core/model/error.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import { quoteOf } from '../../core/model/range.ts'
import type { AnchorRecord, RevisionRecord } from '../../core/model/records.ts'
import type { Steps } from '../../db/log/steps.ts'
import { codeById } from '../../db/stores/codes.ts'
import { insertCoding } from '../../db/stores/codings.ts'
import { highlightById, insertAnchor, insertHighlight } from '../../db/stores/highlights.ts'
import { insertMention } from '../../db/stores/mentions.ts'
import { ensureCode } from '../codes.ts'
import { unpack } from '../jobs/packed.ts'
import { noteColumns } from '../notes.ts'
import { textOfRevision } from '../revisionTexts.ts'
import { writeCarried } from '../writeAnchors.ts'
import type { Work } from '../writing.ts'
import { createCast } from './cast.ts'
import type { Home } from './findHomes.ts'
import { highlightIdOf } from './importedIds.ts'
import {
  type ImportCounts,
  type ImportPlan,
  type PlannedAnnotation,
  wordsOf,
} from './planImport.ts'
import { createNoteWriter } from './writeNotes.ts'
import { writeRelations } from './writeRelations.ts'
import { writeSources } from './writeSources.ts'

/** What an import added, and which documents it added something to. */
export interface WrittenImport {
  readonly counts: ImportCounts
  readonly documentIds: readonly Id[]
  /** Relations of the file that could not be written. */
  readonly relationsLeft: number
}

/** Writes a planned import within a running operation. What is here already, by id, is left alone. */
export function* writeImport(work: Work, plan: ImportPlan): Steps<WrittenImport> {
  const made = yield* writeSources(work, plan.sources)
  const writer = createWriter(work, plan, made)
  const written = new Set<Id>()
  /** What the file's annotations have become, by their ids there. */
  const highlightIds = new Map<string, Id>()
  const documents = new Set([...made.values()].map(({ documentId }) => documentId))
  let unplaced = 0
  let skipped = 0
  for (const planned of unpack(plan.highlights)) {
    yield
    const known = highlightIdOf(planned.annotation)
    // Two of one id in one file are two: not every program gives ids of its own.
    const id = known === null || written.has(known) ? work.newId() : known
    if (known !== null && !highlightIds.has(known)) highlightIds.set(known, id)
    if (highlightById(work.tx, id) !== undefined) {
      skipped++
      continue
    }
    documents.add(writer.highlight(planned, id))
    written.add(id)
    if (planned.ranges === null) unplaced++
  }
  for (const { notes, home } of plan.onDocuments) {
    yield
    const { documentId: id } = writer.revisionOf(home)
    if (writer.notes(notes, noteColumns({ kind: 'document', id })) > 0) documents.add(id)
  }
  const relations = plan.read.relations ?? []
  const relationsLeft = yield* writeRelations(work, relations, writer.cast, highlightIds)
  writer.notes(plan.read.notes, noteColumns({ kind: 'project' }))
  const imported = plan.highlights.length - skipped
  const { withoutDocument, sources } = plan
  const counts = { documents: sources.length, imported, unplaced, skipped, withoutDocument }
  return { counts, documentIds: [...documents], relationsLeft }
}

function createWriter(work: Work, { read }: ImportPlan, made: ReadonlyMap<string, RevisionRecord>) {
  const { tx, at, newId } = work
  const cast = createCast(work, read)
  const notes = createNoteWriter(work, cast)

  function revisionOf(home: Home): RevisionRecord {
    const revision = home.kind === 'revision' ? home.revision : made.get(home.key)
    if (revision === undefined) throw new AppError('internal', 'a planned text was not written')
    return revision
  }

  /** Gives the document it is on. */
  function highlight(planned: PlannedAnnotation, highlightId: Id): Id {
    const { annotation, home: place, ranges, carried } = planned
    const revision = revisionOf(place)
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
      quote: isPlaced ? quoteOf(textOfRevision(tx, revision), ranges) : wordsOf(annotation),
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
    return documentId
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

  cast.codebook(notes)
  return { cast, highlight, notes, revisionOf }
}
