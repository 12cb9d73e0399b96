import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Changed } from '../core/api/frames.ts'
import { openProject, type Project } from '../db/project.ts'
import type { ProjectFile } from './backupFolders.ts'
import type { BackupKeeper } from './backupKeeper.ts'
import { instant, type Ports } from './ports.ts'

/** A project that sessions share, with those who want to know what changed. */
export interface OpenProject {
  readonly project: Project
  readonly listeners: Set<(changed: Changed) => void>
  /** After a write: tidies up, and sees to a backup, once nothing has been written for a while. */
  tidyLater(): void
  close(): void
}

/** The projects this host has open: one connection each, however many windows look at it. */
export interface OpenProjects {
  open(path: string, mode: 'write' | 'read'): OpenProject
  /** Ends one session's use; the last one closes the file. */
  release(open: OpenProject): void
  closeAll(): void
  /** Tells those who have the project open how its backup went. */
  backedUp(project: ProjectFile): void
}

export function createOpenProjects(ports: Ports, backups: BackupKeeper): OpenProjects {
  const projects = new Map<string, { open: OpenProject; uses: number }>()
  const keyOf = (path: string, mode: string) => `${mode} ${realPath(path)}`

  return {
    open(path, mode) {
      const key = keyOf(path, mode)
      const known = projects.get(key)
      if (known !== undefined) {
        known.uses++
        return known.open
      }
      const open = openFile(openProject(path, { mode, now: instant(ports) }), ports, backups)
      projects.set(key, { open, uses: 1 })
      return open
    },
    release(open) {
      for (const [key, entry] of projects) {
        if (entry.open !== open || --entry.uses > 0) continue
        projects.delete(key)
        open.close()
      }
    },
    closeAll() {
      const entries = [...projects.values()]
      projects.clear()
      for (const { open } of entries) open.close()
    },
    backedUp({ path }) {
      const open = projects.get(keyOf(path, 'write'))?.open
      if (open === undefined) return
      const changed = { seq: open.project.log.lastSeq(), topics: ['backups'] }
      for (const tell of open.listeners) tell(changed)
    },
  }
}

/** Long enough not to come between two strokes of a person's work. */
const IDLE_MS = 3000

function openFile(project: Project, { log }: Ports, backups: BackupKeeper): OpenProject {
  let timer: NodeJS.Timeout | undefined
  const tidy = () => {
    try {
      project.tidy()
    } catch (error) {
      // Nobody waits for it, and what is wrong with the file the next write says.
      log.write('warn', 'not-tidied', { path: project.path, error: String(error) })
    }
  }
  return {
    project,
    listeners: new Set(),
    tidyLater() {
      clearTimeout(timer)
      timer = setTimeout(tidy, IDLE_MS).unref()
      backups.changed(project)
    },
    close() {
      clearTimeout(timer)
      try {
        project.close()
      } finally {
        if (project.mode === 'write') backups.closed(project)
      }
    },
  }
}

/** Links resolved, so that two names of one file are one project; a missing file keeps its name. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync.native(path) : resolve(path)
}
