import { AppError } from '../core/model/error.ts'
import type { Reader } from './connection.ts'

/** A look at the file's structure, cheap enough to do after every crash. @throws AppError corrupt */
export function quickCheck(db: Reader): void {
  const findings = db.column<string>('PRAGMA quick_check(10)')
  if (findings.length === 1 && findings[0] === 'ok') return
  throw new AppError('corrupt', `the project is damaged: ${findings[0] ?? ''}`, { findings })
}
