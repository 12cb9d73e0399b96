import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { mapWriteErrors, writeFileAtomically } from './atomicFile.ts'
import type { Log } from './ports.ts'

/**
 * A small file of the data folder. What cannot be read is set aside as `<name>.damaged`, never
 * overwritten, and the caller goes on with null.
 */
export function readJsonFile<T extends z.ZodType>(
  path: string,
  shape: T,
  log: Log,
): z.output<T> | null {
  if (!existsSync(path)) return null
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    log.write('warn', 'data-file-damaged', { path, error: String(error) })
    renameSync(path, `${path}.damaged`)
    return null
  }
}

/** Makes the folder if there is none. Throws as `writeFileAtomically`. */
export function writeJsonFile(path: string, value: unknown): void {
  mapWriteErrors(path, () => mkdirSync(dirname(path), { recursive: true }))
  writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`)
}
