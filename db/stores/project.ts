import { AppError } from '../../core/model/error.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import type { Transaction } from '../records.ts'

export interface ProjectRow {
  readonly id: Id
  readonly name: string
  readonly createdAt: Instant
}

export function projectRow(db: Reader): ProjectRow {
  const row = db.get<ProjectRow>('SELECT id, name, created_at AS createdAt FROM project')
  if (row === undefined) throw new AppError('corrupt', 'the project has no identity')
  return row
}

export function renameProject(tx: Transaction, name: string): void {
  tx.write('UPDATE project SET name = ?', name)
}
