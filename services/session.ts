import type { Changed } from '../core/api/frames.ts'
import { AppError } from '../core/model/error.ts'
import { type Id, type Instant, uuidv7 } from '../core/model/id.ts'
import type { OperationInfo, OperationOptions } from '../db/log/log.ts'
import type { Project } from '../db/project.ts'
import type { Transaction } from '../db/records.ts'
import { annotatorById, insertAnnotator } from '../db/stores/annotators.ts'
import type { BackupKeeper } from './backupKeeper.ts'
import type { Desk } from './desk.ts'
import type { Grants } from './grants.ts'
import type { HostDescription } from './hostDescription.ts'
import { labels } from './labels.ts'
import type { OpenProject, OpenProjects } from './openProjects.ts'
import { instant, type Ports } from './ports.ts'
import { ensureProfile } from './profile.ts'

/** What one client sees: the host's ports and, once opened, a project. */
export interface Session {
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
  /** One operation; everybody who has the project open hears of it after the commit. */
  write<Result>(operation: OperationOf, body: (work: Work) => Result): Result
  /** Tells everybody of an operation that was not written through `write`: undo and redo. */
  announce(operation: OperationInfo | null): void
  onChanged(listener: (changed: Changed) => void): void
  newId(): Id
  now(): Instant
  close(): void
}

/** Who does what, in the words of the history. */
export interface OperationOf {
  /** Name of the method. */
  readonly code: string
  readonly label: string
  /** Left out = the person of this profile. */
  readonly annotatorId?: Id | undefined
  /** Folds it into the log's last operation if that has the same code, client and key. */
  readonly merge?: { readonly key: string; readonly withinMs: number }
  /** False: undo passes it by. */
  readonly undoable?: boolean
}

/** What the body of an operation works with. */
export interface Work {
  readonly tx: Transaction
  /** Who does it; in the project from now on. */
  readonly annotatorId: Id
  readonly at: Instant
  newId(): Id
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

  function announce(operation: OperationInfo | null) {
    if (operation === null) return
    const { seq, topics } = operation
    const { listeners, tidyLater } = current()
    for (const tell of listeners) tell({ seq, topics })
    tidyLater()
  }

  function write<Result>(operation: OperationOf, body: (work: Work) => Result): Result {
    const { project } = current()
    const profile = ensureProfile(ports)
    const annotatorId = operation.annotatorId ?? profile.annotatorId
    const at = now()
    const author = { annotatorId, client: clientId, at }
    if (annotatorById(project.db, annotatorId) === undefined) {
      announce(
        project.log.run(joining(author, profile), (tx) => join(tx, author, profile)).operation,
      )
    }
    const outcome = project.log.run({ ...operation, ...author }, (tx) =>
      body({ tx, annotatorId, at, newId }),
    )
    announce(outcome.operation)
    return outcome.result
  }

  return {
    ports,
    grants,
    description,
    clientId,
    backups,
    present: () => entered?.project ?? null,
    desk,
    choices: new Map(),
    project: () => current().project,
    requireOpen,
    enter,
    leave,
    write,
    announce,
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

type Author = { readonly annotatorId: Id; readonly client: string; readonly at: Instant }
type Person = { readonly annotatorId: Id; readonly name: string; readonly colour: string }

/** A person comes into a project by an operation of its own, which no undo of their work takes back. */
function joining(author: Author, { name }: Person): OperationOptions {
  return {
    ...author,
    code: 'annotators.ensure',
    label: labels.addAnnotator(name),
    undoable: false,
  }
}

function join(tx: Transaction, { annotatorId, at }: Author, person: Person): void {
  if (annotatorId !== person.annotatorId) {
    throw new AppError('not_found', `no annotator ${annotatorId}`)
  }
  const { name, colour } = person
  insertAnnotator(tx, { id: annotatorId, name, colour, kind: 'person', createdAt: at })
}
