import type { Changed } from '../core/api/frames.ts'
import { AppError } from '../core/model/error.ts'
import { type Id, type Instant, uuidv7 } from '../core/model/id.ts'
import type { Project } from '../db/project.ts'
import type { BackupKeeper } from './backupKeeper.ts'
import type { Desk } from './desk.ts'
import type { Grants } from './grants.ts'
import type { HostDescription } from './hostDescription.ts'
import type { ReadFile } from './matchBibliography.ts'
import type { OpenProject, OpenProjects } from './openProjects.ts'
import { instant, type Ports } from './ports.ts'
import { createWriting, type Writing } from './writing.ts'

/** What one client sees: the host's ports and, once opened, a project. */
export interface Session extends Writing {
  readonly ports: Ports
  readonly grants: Grants
  readonly description: HostDescription
  readonly clientId: string
  readonly backups: BackupKeeper
  /** The open project, if there is one. */
  present(): Project | null
  /** What the host can do in this client's window; null where it has none. */
  readonly desk: Desk | null
  /** Paths of the files that this client's person chose, by what the client has in their place. */
  readonly choices: Map<string, string>
  /** The bibliography that this client read last, by the hash of its bytes: records of it may be taken over. */
  readonly bibliographies: Map<string, ReadFile>
  /** The open project. Throws `not_found` before `projects.open`. */
  project(): Project
  /**
   * For work that waited: throws `cancelled` unless this project is still the open one, so that nothing
   * begun in one project ends in another.
   */
  requireOpen(project: Project): void
  /** Leaves the present project, if any, for this one. */
  enter(path: string, mode: 'write' | 'read'): Project
  leave(): void
  onChanged(listener: (changed: Changed) => void): void
  newId(): Id
  now(): Instant
  close(): void
}

export interface SessionOptions {
  readonly ports: Ports
  readonly grants: Grants
  readonly projects: OpenProjects
  readonly backups: BackupKeeper
  readonly description: HostDescription
  readonly clientId: string
  readonly desk: Desk | null
}

export function createSession(options: SessionOptions): Session {
  const { ports, grants, projects, backups, description, clientId, desk } = options
  let entered: OpenProject | null = null
  let isClosed = false
  let listener: (changed: Changed) => void = () => undefined
  const hear = (changed: Changed) => listener(changed)
  const newId = () => uuidv7(ports.now(), ports.randomBytes(10))
  const now = () => instant(ports)

  function current(): OpenProject {
    if (entered === null) throw new AppError('not_found', 'no project is open')
    return entered
  }

  function requireOpen(project: Project) {
    if (entered?.project === project) return
    throw new AppError('cancelled', 'the project was closed meanwhile')
  }

  function leave() {
    const left = entered
    entered = null
    if (left === null) return
    left.listeners.delete(hear)
    projects.release(left)
  }

  function enter(path: string, mode: 'write' | 'read'): Project {
    // A wire that closed during long work must not leave a project locked behind it.
    if (isClosed) throw new AppError('cancelled', 'the window was closed meanwhile')
    const next = projects.open(path, mode)
    try {
      leave()
    } finally {
      entered = next
      next.listeners.add(hear)
    }
    return next.project
  }

  const writing = createWriting({ ports, clientId, current })

  return {
    ports,
    grants,
    description,
    clientId,
    backups,
    present: () => entered?.project ?? null,
    desk,
    choices: new Map(),
    bibliographies: new Map(),
    project: () => current().project,
    requireOpen,
    enter,
    leave,
    ...writing,
    onChanged(next) {
      listener = next
    },
    newId,
    now,
    close() {
      isClosed = true
      leave()
    },
  }
}
