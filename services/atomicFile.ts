import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { AppError } from '../core/model/error.ts'

/**
 * Writes beside the target and renames: a full disk or a power cut leaves the old file as it was.
 * Throws `no_space`, `read_only` or `not_found` (no such folder).
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`
  mapWriteErrors(path, () => replaceFile(path, temporary, content))
}

/** Runs `write` and says what kept it from writing to `path` in our own errors. */
export function mapWriteErrors(path: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw writeError(path, error)
  }
}

function replaceFile(path: string, temporary: string, content: string | Uint8Array): void {
  try {
    const file = openSync(temporary, 'w')
    try {
      writeAll(file, typeof content === 'string' ? Buffer.from(content) : content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) written += writeSync(file, bytes, written)
}

const codes = {
  ENOSPC: ['no_space', 'the disk is full'],
  EDQUOT: ['no_space', 'the disk quota is used up'],
  EACCES: ['read_only', 'this place cannot be written to'],
  EPERM: ['read_only', 'this place cannot be written to'],
  EROFS: ['read_only', 'this place cannot be written to'],
  ENOENT: ['not_found', 'there is no such folder'],
  ENOTDIR: ['not_found', 'there is no such folder'],
  EEXIST: ['conflict', 'a file has the name of a folder'],
  EISDIR: ['conflict', 'a folder has this name'],
} as const

function writeError(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!Object.hasOwn(codes, code)) return error
  // hasOwn has just proved the key.
  const [appCode, message] = codes[code as keyof typeof codes]
  return new AppError(appCode, `${path}: ${message}`)
}
