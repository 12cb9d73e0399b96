import type { AnchorState } from '../../core/model/anchor.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import type { RelationEvidenceRecord, RelationRecord } from '../../core/model/records.ts'
import type { Reader } from '../connection.ts'
import {
  deleteRecord,
  insertRecord,
  recordById,
  recordsWhere,
  requiredRecord,
  type Transaction,
  trashedRecords,
  updateRecord,
} from '../records.ts'
import { relationEvidenceTable, relationTable } from '../tables.ts'

export function insertRelation(tx: Transaction, record: RelationRecord): void {
  insertRecord(tx, relationTable, record)
}

export function updateRelation(
  tx: Transaction,
  id: Id,
  changes: Partial<Pick<RelationRecord, 'type' | 'fromId' | 'toId' | 'directed' | 'modifiedAt'>>,
): void {
  updateRecord(tx, relationTable, id, changes)
}

/** Puts a relation into the trash (an instant) or takes it out (null); its evidence stays. */
export function setRelationDeleted(tx: Transaction, id: Id, deletedAt: Instant | null): void {
  updateRecord(tx, relationTable, id, { deletedAt })
}

export function relationById(db: Reader, id: Id): RelationRecord | undefined {
  return recordById(db, relationTable, id)
}

/** @throws AppError not_found */
export function requiredRelation(db: Reader, id: Id): RelationRecord {
  return requiredRecord(db, relationTable, id)
}

/** Which relations: those at whose ends an entity is, those that cite a highlight, one, or all of them. */
export interface RelationsOf {
  readonly entityId?: Id | undefined
  readonly highlightId?: Id | undefined
  readonly relationId?: Id | undefined
}

/** Live relations whose two entities are live, oldest first. */
export function listRelations(db: Reader, of: RelationsOf): RelationRecord[] {
  const { sql, params } = conditionOf(of)
  return recordsWhere(db, relationTable, `${onLiveEntities} ${sql} ${oldestFirst}`, ...params)
}

function conditionOf({ entityId, highlightId, relationId }: RelationsOf): {
  readonly sql: string
  readonly params: readonly Id[]
} {
  const entity = '(SELECT rid FROM entity WHERE id = ?)'
  const atEnds = `AND relation.rid IN (SELECT rid FROM relation WHERE from_rid = ${entity}
    UNION ALL SELECT rid FROM relation WHERE to_rid = ${entity})`
  const citing = `AND relation.rid IN (SELECT relation_rid FROM relation_evidence
    WHERE highlight_rid = (SELECT rid FROM highlight WHERE id = ?))`
  const conditions = [
    entityId === undefined ? null : { sql: atEnds, params: [entityId, entityId] },
    highlightId === undefined ? null : { sql: citing, params: [highlightId] },
    relationId === undefined ? null : { sql: 'AND relation.id = ?', params: [relationId] },
  ].filter((condition) => condition !== null)
  return {
    sql: conditions.map(({ sql }) => sql).join(' '),
    params: conditions.flatMap(({ params }) => params),
  }
}

const onLiveEntities = `JOIN entity AS source ON source.rid = relation.from_rid
  JOIN entity AS goal ON goal.rid = relation.to_rid
  WHERE relation.deleted_at IS NULL AND source.deleted_at IS NULL AND goal.deleted_at IS NULL`

const oldestFirst = 'ORDER BY relation.created_at, relation.rid'

/** The live relation by which an annotator says just this; either way round where it goes both ways. */
export function relationSaying(
  db: Reader,
  said: Pick<RelationRecord, 'type' | 'fromId' | 'toId' | 'directed' | 'annotatorId'>,
): RelationRecord | undefined {
  const { type, fromId, toId, directed, annotatorId } = said
  const between = (from: Id, to: Id) =>
    recordsWhere(
      db,
      relationTable,
      `WHERE relation.from_rid = (SELECT rid FROM entity WHERE id = ?)
        AND relation.to_rid = (SELECT rid FROM entity WHERE id = ?)
        AND relation.deleted_at IS NULL`,
      ...[from, to],
    ).find(
      (known) =>
        known.type === type && known.directed === directed && known.annotatorId === annotatorId,
    )
  return between(fromId, toId) ?? (directed ? undefined : between(toId, fromId))
}

/** The words that relations were said in, most used first. */
export function relationTypes(db: Reader): string[] {
  return db.column<string>(
    `SELECT type FROM relation WHERE deleted_at IS NULL GROUP BY type ORDER BY count(*) DESC, type`,
  )
}

/** Relations in the trash, latest first. */
export function listTrashedRelations(db: Reader): RelationRecord[] {
  return trashedRecords(db, relationTable)
}

export function insertRelationEvidence(tx: Transaction, record: RelationEvidenceRecord): void {
  insertRecord(tx, relationEvidenceTable, record)
}

export function deleteRelationEvidence(tx: Transaction, id: Id): void {
  deleteRecord(tx, relationEvidenceTable, id)
}

/** What a relation cites, highlights in the trash too. */
export function evidenceOfRelation(db: Reader, relationId: Id): RelationEvidenceRecord[] {
  const rest = 'WHERE relation_rid = (SELECT rid FROM relation WHERE id = ?) ORDER BY rid'
  return recordsWhere(db, relationEvidenceTable, rest, relationId)
}

/** A live highlight that a live relation cites, where it is on the latest revision of its document. */
export interface CitedPassage {
  readonly relationId: Id
  readonly highlightId: Id
  readonly documentId: Id
  readonly title: string
  readonly revision: number
  readonly state: AnchorState
  /** Null where it has no place. */
  readonly start: number | null
  readonly end: number | null
  readonly quote: string
}

/** What these relations cite, by document and place; what has no place comes last in its document. */
export function citedPassages(db: Reader, of: RelationsOf): CitedPassage[] {
  const { sql, params } = conditionOf(of)
  return db.all<CitedPassage>(
    `SELECT relation.id AS relationId, highlight.id AS highlightId,
      document.id AS documentId, document.title, revision.number AS revision,
      anchor.state, anchor."start", anchor."end", anchor.quote
    FROM relation
    JOIN relation_evidence ON relation_evidence.relation_rid = relation.rid
    JOIN highlight ON highlight.rid = relation_evidence.highlight_rid
      AND highlight.deleted_at IS NULL
    JOIN document ON document.rid = highlight.document_rid AND document.deleted_at IS NULL
    JOIN revision ON revision.document_rid = document.rid AND revision.number =
      (SELECT max(number) FROM revision AS any_one WHERE any_one.document_rid = document.rid)
    JOIN anchor ON anchor.highlight_rid = highlight.rid AND anchor.revision_rid = revision.rid
    WHERE relation.deleted_at IS NULL ${sql}
    ORDER BY document.title, document.rid, anchor."start" IS NULL, anchor."start", highlight.rid`,
    ...params,
  )
}
