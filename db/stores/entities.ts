import type { Id, Instant } from '../../core/model/id.ts'
import type { AliasRecord, EntityRecord } from '../../core/model/records.ts'
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
import { aliasTable, entityTable } from '../tables.ts'

export function insertEntity(tx: Transaction, record: EntityRecord): void {
  insertRecord(tx, entityTable, record)
}

export function updateEntity(
  tx: Transaction,
  id: Id,
  changes: Partial<Omit<EntityRecord, 'id'>>,
): void {
  updateRecord(tx, entityTable, id, changes)
}

/** Puts an entity into the trash (an instant) or takes it out (null); its mentions stay. */
export function setEntityDeleted(tx: Transaction, id: Id, deletedAt: Instant | null): void {
  updateRecord(tx, entityTable, id, { deletedAt })
}

export function entityById(db: Reader, id: Id): EntityRecord | undefined {
  return recordById(db, entityTable, id)
}

/** @throws AppError not_found */
export function requiredEntity(db: Reader, id: Id): EntityRecord {
  return requiredRecord(db, entityTable, id)
}

/** Live entities of exactly this label and type. */
export function entitiesByLabel(db: Reader, label: string, type: string): EntityRecord[] {
  const rest = 'WHERE label = ? AND type = ? AND deleted_at IS NULL ORDER BY id'
  return recordsWhere(db, entityTable, rest, label, type)
}

/** Live entities of a type that have this label as an alias, by their own labels. */
export function entitiesByAlias(db: Reader, alias: string, type: string): EntityRecord[] {
  const aliased = '(SELECT entity_rid FROM alias WHERE label = ?)'
  const rest = `WHERE rid IN ${aliased} AND type = ? AND deleted_at IS NULL ORDER BY label, id`
  return recordsWhere(db, entityTable, rest, alias, type)
}

/** Live entities by label. */
export function listEntities(db: Reader): EntityRecord[] {
  return recordsWhere(db, entityTable, 'WHERE deleted_at IS NULL ORDER BY label, type, id')
}

/** Entities in the trash, latest first. */
export function listTrashedEntities(db: Reader): EntityRecord[] {
  return trashedRecords(db, entityTable)
}

export function insertAlias(tx: Transaction, record: AliasRecord): void {
  insertRecord(tx, aliasTable, record)
}

export function deleteAlias(tx: Transaction, id: Id): void {
  deleteRecord(tx, aliasTable, id)
}

export function aliasesOfEntity(db: Reader, entityId: Id): AliasRecord[] {
  const rest = 'WHERE entity_rid = (SELECT rid FROM entity WHERE id = ?) ORDER BY rid'
  return recordsWhere(db, aliasTable, rest, entityId)
}

/** Of every entity, by entity, oldest first. */
export function listAliases(db: Reader): AliasRecord[] {
  return recordsWhere(db, aliasTable, 'ORDER BY entity_rid, rid')
}
