import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Id, Instant } from '../core/model/id.ts'
import { backup, timeStamp } from './backup.ts'
import type { VerifyOptions } from './verify/verify.ts'

export interface RollingBackup {
  readonly projectId: Id
  readonly projectPath: string
  /** The log's last operation: a project that has not changed is not copied again. */
  readonly lastSeq: number
  readonly folder: string
  /** How many backups of this project stay; the oldest go first. */
  readonly keep: number
  readonly now: Instant
}

/** Makes one verified backup more; null when the newest has everything. */
export async function rollBackup(
  { projectId, projectPath, lastSeq, folder, keep, now }: RollingBackup,
  options: VerifyOptions = {},
): Promise<string | null> {
  mkdirSync(folder, { recursive: true })
  if (listBackups(folder, projectId).at(-1)?.lastSeq === lastSeq) return null
  const path = join(folder, `${projectId}_${timeStamp(now)}_${lastSeq}.variorum`)
  await backup(projectPath, path, options)
  const all = listBackups(folder, projectId)
  for (const { name } of all.slice(0, Math.max(0, all.length - keep))) rmSync(join(folder, name))
  return path
}

export interface BackupFile {
  readonly name: string
  readonly lastSeq: number
}

/** The backups of a project in a folder, oldest first. */
export function listBackups(folder: string, projectId: Id): BackupFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const match = /^(?<id>[0-9a-f-]{36})_[^_]+_(?<seq>\d+)\.variorum$/.exec(name)
      if (match?.groups?.['id'] !== projectId) return []
      return [{ name, lastSeq: Number(match.groups['seq']) }]
    })
}
