import type { BackupStatus } from '../core/api/backupMethods.ts'
import { AppError } from '../core/model/error.ts'
import { backupFolderOf, describeBackups, type ProjectFile } from './backupFolders.ts'
import { instant, type Ports } from './ports.ts'

/** How many backups of a project are kept, and when another one is made. */
export interface BackupPace {
  readonly keep: number
  /** Nothing was written for so long. */
  readonly idleMs: number
  /** So long since the one before, while the project stays open. */
  readonly apartMs: number
  /** How long a host that closes waits for the last one. */
  readonly closingMs: number
}

export const usualPace: BackupPace = {
  keep: 10,
  idleMs: 60_000,
  apartMs: 10 * 60_000,
  closingMs: 15_000,
}

/** Reading every byte of a large project takes as long as its disk does. */
const LIMITS = { timeoutMs: 30 * 60_000, lane: 'background' } as const

/** Makes the rolling backups: verified copies in the data folder, in a job, one at a time. */
export interface BackupKeeper {
  /** Something was written: a backup follows when there is a pause. */
  changed(project: ProjectFile): void
  /** The project was closed: what it has now is kept at once. */
  closed(project: ProjectFile): void
  statusOf(project: ProjectFile): BackupStatus
  /** Called after each attempt. */
  onAttempt(listener: (project: ProjectFile) => void): void
  /** Waits for what is under way, a while; what takes longer is broken off. */
  finish(): Promise<void>
}

/** For hosts of scripts, which say themselves when to make a backup. */
export const noBackups: BackupKeeper = {
  changed: () => undefined,
  closed: () => undefined,
  statusOf: () => untried,
  onAttempt: () => undefined,
  finish: async () => undefined,
}

const untried: BackupStatus = { at: null, problem: null }

export function createBackupKeeper(ports: Ports, pace: BackupPace = usualPace): BackupKeeper {
  const timers = new Map<string, NodeJS.Timeout>()
  const begun = new Map<string, number>()
  const statuses = new Map<string, BackupStatus>()
  let listener: (project: ProjectFile) => void = () => undefined
  let running = Promise.resolve()
  let breakingOff = new AbortController()

  function roll(project: ProjectFile): void {
    const { path } = project
    clearTimeout(timers.get(path))
    timers.delete(path)
    begun.set(path, ports.steadyNow())
    const { signal } = breakingOff
    running = running.then(async () => {
      statuses.set(path, await attempt(project, signal))
      listener(project)
    })
  }

  async function attempt(project: ProjectFile, signal: AbortSignal): Promise<BackupStatus> {
    const { path } = project
    const before = statuses.get(path) ?? untried
    try {
      const folder = backupFolderOf(ports, project)
      const input = { projectPath: path, folder, keep: pace.keep, now: instant(ports) }
      const { projectName } = await ports.jobs.runJob('rollBackup', input, { ...LIMITS, signal })
      describeBackups(folder, { name: projectName, path })
      return { at: input.now, problem: null }
    } catch (error) {
      const { code, message } =
        error instanceof AppError ? error : new AppError('internal', String(error))
      if (code === 'cancelled') return before
      ports.log.write('warn', 'no-backup', { path, code, message })
      return { ...before, problem: { code, message } }
    }
  }

  return {
    changed(project) {
      const { path } = project
      clearTimeout(timers.get(path))
      const since = ports.steadyNow() - (begun.get(path) ?? Number.NEGATIVE_INFINITY)
      const wait = Math.max(pace.idleMs, pace.apartMs - since)
      timers.set(path, setTimeout(roll, wait, project).unref())
    },
    closed: roll,
    statusOf: ({ path }) => statuses.get(path) ?? untried,
    onAttempt(next) {
      listener = next
    },
    async finish() {
      const { signal } = breakingOff
      const timer = setTimeout(() => breakingOff.abort(), pace.closingMs)
      await running
      clearTimeout(timer)
      if (signal.aborted) breakingOff = new AbortController()
    },
  }
}
