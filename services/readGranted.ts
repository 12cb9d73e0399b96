import { readFileSync, statSync } from 'node:fs'
import { AppError } from '../core/model/error.ts'
import { maxSourceBytes } from './importers/importSource.ts'

/**
 * The bytes of a file that a person chose. Throws `not_found`, `unsupported` (a folder, a device),
 * `too_large` or `invalid_input` (not to be read).
 */
export function readGranted(path: string): Uint8Array {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new AppError('not_found', 'there is no such file')
  if (!stats.isFile()) throw new AppError('unsupported', 'this is not a file')
  if (stats.size > maxSourceBytes) {
    throw new AppError('too_large', `${stats.size} bytes; the limit is ${maxSourceBytes}`)
  }
  try {
    return readFileSync(path)
  } catch (error) {
    throw new AppError('invalid_input', `the file cannot be read: ${String(error)}`)
  }
}
