import { basename } from 'node:path'
import type { EncodedSource } from './encodeSource.ts'
import { readGranted } from './readGranted.ts'
import type { Session } from './session.ts'

/** A long book or PDF takes its time; whatever takes more is not read. */
const READ_LIMITS = { timeoutMs: 30_000 }

/** A file that was read, and what an importer made of it. */
export interface ReadSource {
  readonly name: string
  readonly source: EncodedSource
}

/** Reads one file and has it understood in a job. Throws an AppError that says what is wrong. */
export async function readSource(
  session: Session,
  path: string,
  signal: AbortSignal,
): Promise<ReadSource> {
  const name = basename(path)
  const bytes = readGranted(path)
  const limits = { ...READ_LIMITS, signal }
  const source = await session.ports.jobs.runJob('readSource', { name, bytes }, limits)
  return { name, source }
}
