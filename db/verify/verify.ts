import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../core/model/error.ts'
import { checkLength } from '../checkLength.ts'
import type { Connection } from '../connection.ts'
import { copyDatabase } from '../copyDatabase.ts'
import { checkIsOurs } from '../migrate.ts'
import { openNew, openToRead, truePath } from '../open.ts'
import {
  checkAnchors,
  checkBlobs,
  checkRevisions,
  checkSnapshots,
  messageOf,
} from './contentSteps.ts'
import type { Problem, VerifyContext, VerifyStep } from './context.ts'
import { checkHeader, checkIntegrity, checkSchema, isCurrentVersion } from './fileSteps.ts'
import { checkChain, checkRows } from './logSteps.ts'
import { checkSearchIndex, checkSearchTexts } from './searchSteps.ts'

export interface VerifyReport {
  readonly ok: boolean
  /** What was looked at, and how many of it. */
  readonly checked: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((step: string, done: number, total: number) => void) | undefined
}

/** More of one kind say nothing new. */
const MOST_PROBLEMS_PER_CODE = 20

/** Milliseconds of work between two looks at the rest of the world. */
const TURN_MS = 12

const steps: readonly (readonly [name: string, step: VerifyStep])[] = [
  ['header', checkHeader],
  ['schema', checkSchema],
  ['integrity', checkIntegrity],
  ['blobs', checkBlobs],
  ['revisions', checkRevisions],
  ['anchors', checkAnchors],
  ['log', checkChain],
  ['rows', checkRows],
  ['snapshots', checkSnapshots],
  ['texts', checkSearchTexts],
  ['search', checkSearchIndex],
]

/**
 * Examines a project down to the last byte that means something, on a copy made beside everything
 * else: others may read and write meanwhile. A damaged file is a report, not an error. SQLite's own
 * check is one long call, so run this outside the main thread.
 * @throws AppError cancelled, not_found, no_space
 */
export async function verify(path: string, options: VerifyOptions = {}): Promise<VerifyReport> {
  if (!existsSync(truePath(path))) throw new AppError('not_found', `no file ${path}`)
  const folder = mkdtempSync(join(tmpdir(), 'variorum-verify-'))
  try {
    const copy = join(folder, 'copy.variorum')
    const { onProgress, signal } = options
    const target = truePath(path)
    try {
      checkSource(target)
      const showCopying = (done: number) => onProgress?.('copy', done, steps.length + 1)
      await copyDatabase(target, copy, { signal, onProgress: showCopying })
    } catch (error) {
      return reportOf(unlessDamaged(error))
    }
    return await verifyPrivate(copy, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What only the file itself can tell, not a copy of it. @throws AppError not_a_project, newer_version, corrupt */
export function checkSource(path: string): void {
  if (!statSync(path).isFile()) throw new AppError('not_a_project', `${path} is not a file`)
  const connection = openToRead(path)
  try {
    checkIsOurs(connection)
    checkLength(connection, path)
  } finally {
    connection.close()
  }
}

/** The same on a file that nobody else uses. */
export async function verifyPrivate(
  path: string,
  { signal, onProgress }: VerifyOptions = {},
): Promise<VerifyReport> {
  const problems: Problem[] = []
  const checked: Record<string, number> = {}
  const problem = (code: string, what: string) => {
    const similar = problems.filter((known) => known.code === code).length
    if (similar < MOST_PROBLEMS_PER_CODE) problems.push({ code, what })
  }
  const count = (name: string, howMany = 1) => {
    checked[name] = (checked[name] ?? 0) + howMany
  }
  let db: Connection | undefined
  try {
    db = openOurs(path)
    const context = { db, path, problem, count }
    for (const [index, [name, step]] of steps.entries()) {
      onProgress?.(name, index + 1, steps.length + 1)
      await runStep(name, step, context, signal)
    }
  } catch (error) {
    problems.push(unlessDamaged(error))
  } finally {
    db?.close()
  }
  return { ok: problems.length === 0, checked, problems }
}

function openOurs(path: string): Connection {
  const db = openNew(path)
  try {
    checkIsOurs(db)
    if (!isCurrentVersion(db)) {
      throw new AppError('not_a_project', 'the project is of an older format: open it once first')
    }
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

async function runStep(
  name: string,
  step: VerifyStep,
  context: VerifyContext,
  signal: AbortSignal | undefined,
): Promise<void> {
  let turnEnds = performance.now() + TURN_MS
  try {
    for (const _ of step(context)) {
      if (signal?.aborted) throw new AppError('cancelled', 'the verification was cancelled')
      if (performance.now() < turnEnds) continue
      await setImmediate()
      turnEnds = performance.now() + TURN_MS
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') throw error
    // Whatever a damaged file makes a step stumble over is a finding.
    context.problem('unreadable', `${name}: ${messageOf(error)}`)
  }
}

/** The problem that an error stands for; errors that say nothing about the file go on. */
function unlessDamaged(error: unknown): Problem {
  const isAboutFile =
    error instanceof AppError &&
    ['corrupt', 'not_a_project', 'newer_version', 'internal'].includes(error.code)
  if (!isAboutFile) throw error
  return { code: error.code, what: error.message }
}

function reportOf(problem: Problem): VerifyReport {
  return { ok: false, checked: {}, problems: [problem] }
}
