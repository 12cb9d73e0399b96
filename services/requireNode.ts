import { AppError } from '../core/model/error.ts'

/** The oldest that the SQLite addon and the code run on; as `engines` in package.json. */
const oldest = [22, 15] as const

/**
 * Refuses a Node that is too old in words: opening a database in it would end the process without any.
 * @throws AppError unsupported
 */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  const message = `Node ${version} is too old: Variorum needs Node ${oldest.join('.')} or newer`
  throw new AppError('unsupported', message)
}
