import type { EvidencePlace } from '../../core/export/citation.ts'
import type { ExportDocument, ExportInput, ExportRelation } from '../../core/export/exportModel.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import type { NoteRecord, ProjectState, RevisionRecord } from '../../core/model/records.ts'
import { annotationsOfState, noteViewOf } from '../../core/state/annotationsOfState.ts'
import { byId, groupBy, required } from '../../core/state/lookup.ts'
import type { Reader } from '../../db/connection.ts'
import { readDocumentState, readSharedState } from '../../db/state/readState.ts'
import { listDocuments, requiredDocument } from '../../db/stores/documents.ts'
import { projectRow } from '../../db/stores/project.ts'
import {
  revisionBlocks,
  revisionByNumber,
  revisionContent,
  revisionPages,
} from '../../db/stores/revisions.ts'
import { evidenceAnchorBefore } from '../evidence.ts'
import { relationViews } from '../relationViews.ts'
import { textsOf } from '../revisionTexts.ts'

/**
 * Everything an export is made of, at the latest revision of each document; of all live documents
 * where none are named. `onDocument` is told of each before it is read.
 * @throws AppError not_found
 */
export function readExport(
  db: Reader,
  documentIds: readonly Id[] | undefined,
  now: Instant,
  onDocument: (title: string, index: number, total: number) => void = () => undefined,
): ExportInput {
  const { id, name } = projectRow(db)
  const shared = readSharedState(db)
  const aliases = groupBy(shared.aliases, (alias) => alias.entityId)
  const chosen = documentIds ?? listDocuments(db).map((document) => document.id)
  const documents = chosen.map((documentId, index) => {
    onDocument(requiredDocument(db, documentId).title, index, chosen.length)
    return readDocument(db, documentId)
  })
  const annotators = byId(shared.annotators)
  return {
    project: { id, name },
    exportedAt: now,
    documents,
    codes: shared.codes.filter(isLive),
    entities: shared.entities.filter(isLive).map((entity) => ({
      ...entity,
      aliases: (aliases.get(entity.id) ?? []).map((alias) => alias.label),
    })),
    relations: readRelations(db, documents),
    notes: shared.notes.filter(isLive).map((note) => ({
      ...noteViewOf(note, required(annotators, note.annotatorId).name),
      target: subjectOf(note),
    })),
  }
}

function readDocument(db: Reader, documentId: Id): ExportDocument {
  const { title, language, metadata } = requiredDocument(db, documentId)
  const revision = revisionByNumber(db, documentId, null)
  const state = readDocumentState(db, documentId)
  const textOf = textsOf(db, state.revisions)
  const annotators = byId(state.annotators)
  const scope = { documentId, revision: revision.number, annotatorIds: null }
  const annotations = annotationsOfState(state, scope, textOf)
  return {
    id: documentId,
    title,
    language,
    metadata,
    revision: revision.number,
    capturedAt: revision.capturedAt,
    textSha256: revision.textSha256,
    text: textOf(revision.id),
    blocks: revisionBlocks(db, revision),
    pages: revisionPages(db, revision),
    content: revisionContent(db, revision),
    annotations,
    evidence: readEvidence(db, state, annotations),
    notes: state.notes
      .filter((note) => isLive(note) && note.highlightId === null)
      .map((note) => noteViewOf(note, required(annotators, note.annotatorId).name)),
  }
}

/** Where the words of those stand that have no place on the latest revision. */
function readEvidence(
  db: Reader,
  { anchors, revisions }: ProjectState,
  annotations: readonly Annotation[],
): ReadonlyMap<Id, EvidencePlace> {
  const waiting = annotations.filter(({ ranges }) => ranges.length === 0)
  const anchorsOf = groupBy(waiting.length === 0 ? [] : anchors, (anchor) => anchor.highlightId)
  const sources = new Map<Id, Omit<EvidencePlace, 'ranges'>>()
  const sourceOf = (revisionId: Id) => {
    const source = sources.get(revisionId) ?? readSource(db, required(byId(revisions), revisionId))
    sources.set(revisionId, source)
    return source
  }
  const places = waiting.flatMap(({ id, revision }) => {
    const evidence = evidenceAnchorBefore(revision, anchorsOf.get(id) ?? [], revisions)
    if (evidence === undefined) return []
    return [[id, { ...sourceOf(evidence.revisionId), ranges: evidence.ranges }] as const]
  })
  return new Map(places)
}

function readSource(db: Reader, { documentId, number }: RevisionRecord) {
  const revision = revisionByNumber(db, documentId, number)
  return {
    revision: number,
    capturedAt: revision.capturedAt,
    blocks: revisionBlocks(db, revision),
    pages: revisionPages(db, revision),
  }
}

/** Those that an exported annotation bears out, and those that nothing does. */
function readRelations(db: Reader, documents: readonly ExportDocument[]): ExportRelation[] {
  const exported = new Set(
    documents.flatMap(({ annotations }) => annotations.map((annotation) => annotation.id)),
  )
  return relationViews(db, {}).flatMap(({ from, to, evidence, flag: _, ...relation }) => {
    const highlightIds = evidence
      .map(({ highlightId }) => highlightId)
      .filter((id) => exported.has(id))
    if (evidence.length > 0 && highlightIds.length === 0) return []
    return [{ ...relation, fromId: from.id, toId: to.id, highlightIds }]
  })
}

function subjectOf({ entityId, codeId }: NoteRecord): ExportInput['notes'][number]['target'] {
  if (entityId !== null) return { kind: 'entity', id: entityId }
  if (codeId !== null) return { kind: 'code', id: codeId }
  return { kind: 'project' }
}

function isLive({ deletedAt }: { readonly deletedAt: string | null }): boolean {
  return deletedAt === null
}
