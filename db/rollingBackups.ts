import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../core/model/id.ts'
import { backup } from './backup.ts'
import { headHash } from './log/append.ts'
import { readProject } from './project.ts'
import { mapErrors } from './storeError.ts'
import type { VerifyOptions } from './verify/verify.ts'

export interface RollingBackup {
  readonly projectPath: string
  /** Holds the backups of this project and of no other. */
  readonly folder: string
  /** How many stay; the oldest go first. */
  readonly keep: number
  readonly now: Instant
}

export interface BackupFile {
  readonly name: string
  readonly at: Instant
  readonly bytes: number
}

/** Until it is whole and verified, a backup has this name; one that was cut off goes with the next. */
const DRAFT = 'making'

/** As much of the log's hash as tells states apart. */
const HEAD_DIGITS = 16

/**
 * Makes one verified backup more and returns its path; null when one of them has everything. The log's
 * last hash says so, not its length: after going back to a backup the same numbers stand for other work.
 */
export async function rollBackup(
  { projectPath, folder, keep, now }: RollingBackup,
  options: VerifyOptions = {},
): Promise<string | null> {
  mapErrors(() => mkdirSync(folder, { recursive: true }))
  const known = listBackups(folder)
  const head = headOf(projectPath)
  if (known.some(({ name }) => name.includes(`_${head}.`))) return null
  const draft = join(folder, DRAFT)
  removeDrafts(folder)
  await backup(projectPath, draft, options)
  // Of the copy: the project may have gone on meanwhile.
  const made = `${now.replaceAll(':', '')}_${headOf(draft)}.variorum`
  mapErrors(() => renameSync(draft, join(folder, made)))
  // Not by its name: a clock that was set back makes the newest one look old.
  const others = listBackups(folder).filter(({ name }) => name !== made)
  const surplus = Math.max(0, others.length + 1 - keep)
  for (const { name } of others.slice(0, surplus)) rmSync(join(folder, name))
  return join(folder, made)
}

/** The backups in a project's folder, oldest first; none where there is no folder. */
export function listBackups(folder: string): BackupFile[] {
  return namesIn(folder).flatMap((name) => {
    const parts = namePattern.exec(name)
    const stats = statSync(join(folder, name), { throwIfNoEntry: false })
    if (parts === null || !stats?.isFile()) return []
    const [, hour, minute, rest] = parts
    return [{ name, at: `${hour}:${minute}:${rest}`, bytes: stats.size }]
  })
}

/** An instant without its colons, and the beginning of the log's last hash. */
const namePattern = /^(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d\.\d{3}Z)_[0-9a-f]+\.variorum$/

function namesIn(folder: string): string[] {
  return mapErrors(() =>
    statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [],
  ).sort()
}

function removeDrafts(folder: string): void {
  for (const name of namesIn(folder)) {
    if (name.startsWith(DRAFT)) rmSync(join(folder, name), { force: true })
  }
}

function headOf(path: string): string {
  return readProject(path, headHash).slice(0, HEAD_DIGITS)
}
