import { AppError } from '../core/model/error.ts'
import type { Reader } from './connection.ts'

/**
 * A look at the file's structure, cheap enough to do after every crash. `what` it is of, as the error says it.
 * @throws AppError corrupt
 */
export function quickCheck(db: Reader, what = 'the project'): void {
  const findings = db.column<string>('PRAGMA quick_check(10)')
  if (findings.length === 1 && findings[0] === 'ok') return
  throw new AppError('corrupt', `${what} is damaged: ${firstOf(findings)}`, { findings })
}

/** SQLite heads its findings with the name of the database, and may tell many in one row. */
function firstOf(findings: readonly string[]): string {
  const lines = findings.flatMap((finding) => finding.split('\n'))
  return lines.find((line) => !line.startsWith('***')) ?? ''
}
