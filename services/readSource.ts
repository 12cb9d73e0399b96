import { basename } from 'node:path'
import type { Keeping } from '../core/model/keeping.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import { revisionOriginal } from '../db/stores/revisions.ts'
import type { EncodedSource } from './encodeSource.ts'
import type { SourceFile } from './importers/sourceFile.ts'
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
export function readSource(
  session: Session,
  path: string,
  keeping: Keeping,
  signal: AbortSignal,
): Promise<ReadSource> {
  return understood(session, { name: basename(path), bytes: readGranted(path), keeping }, signal)
}

/** The same of the file that a revision was made of, as it was kept. */
export function readOriginal(
  session: Session,
  revision: RevisionRecord,
  keeping: Keeping,
  signal: AbortSignal,
): Promise<ReadSource> {
  const bytes = revisionOriginal(session.project().db, revision)
  return understood(session, { name: revision.originalName, bytes, keeping }, signal)
}

async function understood(
  session: Session,
  file: SourceFile,
  signal: AbortSignal,
): Promise<ReadSource> {
  const limits = { ...READ_LIMITS, signal }
  const source = await session.ports.jobs.runJob('readSource', file, limits)
  return { name: file.name, source }
}
