import type { Id } from '../../core/model/id.ts'
import type { Template } from '../../core/model/template.ts'
import type { Reader } from '../connection.ts'
import {
  deleteRecord,
  insertRecord,
  recordsWhere,
  requiredRecord,
  type Transaction,
  updateRecord,
} from '../records.ts'
import { templateTable } from '../tables.ts'

/** @throws AppError conflict when another one has the name */
export function insertTemplate(tx: Transaction, template: Template): void {
  insertRecord(tx, templateTable, template)
}

/** @throws AppError not_found, conflict */
export function updateTemplate(
  tx: Transaction,
  id: Id,
  changes: Partial<Pick<Template, 'name' | 'text'>>,
): void {
  updateRecord(tx, templateTable, id, changes)
}

export function deleteTemplate(tx: Transaction, id: Id): void {
  deleteRecord(tx, templateTable, id)
}

/** @throws AppError not_found */
export function requiredTemplate(db: Reader, id: Id): Template {
  return requiredRecord(db, templateTable, id)
}

/** By name. */
export function listTemplates(db: Reader): Template[] {
  return recordsWhere(db, templateTable, 'ORDER BY name')
}
