import { AppError } from '../core/model/error.ts'
import { type Id, type Instant, uuidv7 } from '../core/model/id.ts'
import type { OperationInfo, OperationOptions, Outcome } from '../db/log/log.ts'
import type { Steps } from '../db/log/steps.ts'
import type { Compensating } from '../db/log/undo.ts'
import type { Transaction } from '../db/records.ts'
import { annotatorById, insertAnnotator } from '../db/stores/annotators.ts'
import { labels } from './labels.ts'
import type { OpenProject } from './openProjects.ts'
import { paceOf } from './pace.ts'
import { instant, type Ports } from './ports.ts'
import { ensureProfile } from './profile.ts'

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

/** What a body answered, and the number of its operation, to take back that very one; null where nothing changed. */
export interface Written<Result> {
  readonly result: Result
  readonly seq: number | null
}

/** What a session writes with. */
export interface Writing {
  /** One operation; everybody who has the project open hears of it after the commit. */
  write<Result>(operation: OperationOf, body: (work: Work) => Result): Result
  /** The same, for who offers to take it back. */
  writeNumbered<Result>(operation: OperationOf, body: (work: Work) => Result): Written<Result>
  /**
   * The same for a long one: it pauses between its steps, so that the host answers meanwhile. Others see it whole
   * or not at all. Throws `cancelled` when the signal, or the project's end, took it back.
   */
  writeInSteps<Result>(
    operation: OperationOf,
    body: (work: Work) => Steps<Result>,
    signal: AbortSignal,
  ): Promise<Written<Result>>
  /** Undo or redo, in steps, and with what `also` writes in the same operation; null = there was none to do. */
  compensate(
    compensating: Compensating,
    also: (work: Work) => Steps<void>,
    signal: AbortSignal,
  ): Promise<OperationInfo | null>
}

/** Writing for one client, into the project that is `current` when it begins. */
export function createWriting(client: {
  readonly ports: Ports
  readonly clientId: string
  readonly current: () => OpenProject
}): Writing {
  const { ports, clientId, current } = client
  const newId = () => uuidv7(ports.now(), ports.randomBytes(10))

  /** Who writes, when, and for whom; a person who is new here comes in first. */
  function beginWriting(operation: OperationOf) {
    const { project } = current()
    const profile = ensureProfile(ports)
    const annotatorId = operation.annotatorId ?? profile.annotatorId
    const at = instant(ports)
    const author = { annotatorId, client: clientId, at }
    if (annotatorById(project.db, annotatorId) === undefined) {
      const joined = project.log.run(joining(author, profile), (tx) => join(tx, author, profile))
      announceIn(current(), joined.operation)
    }
    const workIn = (tx: Transaction): Work => ({ tx, annotatorId, at, newId })
    return { project, options: { ...operation, ...author }, workIn }
  }

  function writeNumbered<Result>(
    operation: OperationOf,
    body: (work: Work) => Result,
  ): Written<Result> {
    const { project, options, workIn } = beginWriting(operation)
    const outcome = project.log.run(options, (tx) => body(workIn(tx)))
    announceIn(current(), outcome.operation)
    return writtenBy(outcome)
  }

  function write<Result>(operation: OperationOf, body: (work: Work) => Result): Result {
    return writeNumbered(operation, body).result
  }

  async function writeInSteps<Result>(
    operation: OperationOf,
    body: (work: Work) => Steps<Result>,
    signal: AbortSignal,
  ): Promise<Written<Result>> {
    const open = current()
    const { project, options, workIn } = beginWriting(operation)
    const pace = paceOf(ports, signal)
    const announceThere = (done: OperationInfo | null) => announceIn(open, done)
    const inSteps = (tx: Transaction) => body(workIn(tx))
    return writtenBy(await project.log.runInSteps(options, inSteps, pace, announceThere))
  }

  async function compensate(
    compensating: Compensating,
    also: (work: Work) => Steps<void>,
    signal: AbortSignal,
  ): Promise<OperationInfo | null> {
    const open = current()
    const { annotatorId } = ensureProfile(ports)
    const at = instant(ports)
    const body = (tx: Transaction) => also({ tx, annotatorId, at, newId })
    return await open.project.log.compensateInSteps(
      { ...compensating, also: body },
      { annotatorId, client: clientId, at },
      paceOf(ports, signal),
      (done) => announceIn(open, done),
    )
  }

  return { write, writeNumbered, writeInSteps, compensate }
}

function writtenBy<Result>({ result, operation }: Outcome<Result>): Written<Result> {
  return { result, seq: operation?.seq ?? null }
}

/** To those who have the project open, even when this client has left it meanwhile. */
function announceIn({ listeners, tidyLater }: OpenProject, operation: OperationInfo | null): void {
  if (operation === null) return
  const { seq, topics } = operation
  for (const tell of listeners) tell({ seq, topics })
  tidyLater()
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
