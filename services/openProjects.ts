import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Changed } from '../core/api/frames.ts'
import { openProject, type Project } from '../db/project.ts'
import { instant, type Ports } from './ports.ts'

/** A project that sessions share, with those who want to know what changed. */
export interface OpenProject {
  readonly project: Project
  readonly listeners: Set<(changed: Changed) => void>
  /** After a write: tidies up once nothing has been written for a while. */
  tidyLater(): void
  close(): void
}

/** The projects this host has open: one connection each, however many windows look at it. */
export interface OpenProjects {
  open(path: string, mode: 'write' | 'read'): OpenProject
  /** Ends one session's use; the last one closes the file. */
  release(open: OpenProject): void
  closeAll(): void
}

export function createOpenProjects(ports: Ports): OpenProjects {
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
      const open = openFile(openProject(path, { mode, now: instant(ports) }))
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
      for (const { open } of projects.values()) open.close()
      projects.clear()
    },
  }
}

/** Long enough not to come between two strokes of a person's work. */
const IDLE_MS = 3000

function openFile(project: Project): OpenProject {
  let timer: NodeJS.Timeout | undefined
  return {
    project,
    listeners: new Set(),
    tidyLater() {
      clearTimeout(timer)
      timer = setTimeout(project.tidy, IDLE_MS).unref()
    },
    close() {
      clearTimeout(timer)
      project.close()
    },
  }
}

/** Links resolved, so that two names of one file are one project; a missing file keeps its name. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync.native(path) : resolve(path)
}
