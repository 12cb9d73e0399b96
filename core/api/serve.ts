import { AppError } from '../model/error.ts'
import type { Changed, HostFrame, Progress, Wish } from './frames.ts'
import { ClientFrame } from './frames.ts'
import type { MethodDefinition } from './method.ts'
import type { Method, Output, Received } from './registry.ts'
import { definitionOf, isMethod } from './registry.ts'
import { addTold, type Told, type ToldList, withTold } from './told.ts'
import type { Unsubscribe, Wire } from './wire.ts'

/** What every handler is given besides its input. */
export interface Call {
  /** Stable for the life of a wire; operations carry it. */
  readonly clientId: string
  readonly signal: AbortSignal
  progress(value: Progress): void
  /**
   * Sends the items of a list of the answer ahead of it, each piece a frame of its own, so that neither end stands
   * still for a long one. The answer itself leaves them out; the caller gets it whole. `list` is null where the
   * answer is that list.
   */
  tell(list: ToldList, pieces: AsyncIterable<readonly unknown[]>): Promise<void>
}

/** One handler per method; a missing one does not compile. */
export type Handlers<Context = unknown> = {
  readonly [M in Method]: (
    input: Received<M>,
    call: Call,
    context: Context,
  ) => Output<M> | Promise<Output<M>>
}

export interface ServeOptions<Context> {
  readonly wire: Wire
  readonly handlers: Handlers<Context>
  readonly context: Context
  readonly clientId: string
  /** Milliseconds of any steady clock; progress goes out at most ten times a second. */
  readonly now: () => number
  /** Writes an unexpected error to the log once and returns the reference a person can quote. */
  readonly logUnexpected: (error: unknown, method: string) => string
  /** Throws for what this client may not call now, before its input is looked at. */
  readonly permit: (definition: MethodDefinition) => void
  /** Parse outputs too: in development and tests. */
  readonly strict: boolean
  /** Awaited before a command, which is one stretch of work: whatever must be through by then. */
  readonly beforeCommand?: (context: Context) => Promise<void> | null
}

export interface Served {
  /** Tells this client what was committed. */
  changed(payload: Changed): void
  wish(wish: Wish): void
  stop(): void
}

const PROGRESS_INTERVAL = 100

/** Serves the whole API on one wire. Whatever comes in, it answers with a frame and never throws. */
export function serve<Context>(options: ServeOptions<Context>): Served {
  const { wire } = options
  const running = new Map<number, AbortController>()
  let open = true

  const send = (frame: HostFrame) => {
    if (open) wire.send(frame)
  }
  const stop = () => {
    open = false
    for (const controller of running.values()) controller.abort()
    for (const unsubscribe of subscriptions) unsubscribe()
  }

  const onFrame = (raw: unknown) => {
    const frame = ClientFrame.safeParse(raw)
    if (!frame.success) {
      send(errorFrame(readableId(raw), new AppError('invalid_input', 'not a frame of this API')))
    } else if (frame.data.t === 'cancel') {
      running.get(frame.data.id)?.abort()
    } else {
      void answer(frame.data)
    }
  }

  const answer = async ({ id, method, input }: Extract<ClientFrame, { t: 'call' }>) => {
    if (running.has(id)) {
      send(errorFrame(id, new AppError('invalid_input', `call ${id} is still running`)))
      return
    }
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const progress = throttled(options.now, (value) => send({ t: 'progress', id, value }))
      const { signal } = controller
      const told: Told = new Map()
      const tell: Call['tell'] = async (list, pieces) => {
        for await (const items of pieces) {
          if (signal.aborted) throw new AppError('cancelled', 'cancelled')
          if (options.strict) addTold(told, list, items)
          send({ t: 'piece', id, list, items })
        }
      }
      const call: Call = { clientId: options.clientId, signal, progress, tell }
      send({ t: 'ok', id, output: await dispatch(options, method, input, call, told) })
    } catch (error) {
      send(errorFrame(id, expected(error, controller.signal, method, options)))
    } finally {
      running.delete(id)
    }
  }

  const subscriptions: Unsubscribe[] = [wire.onFrame(onFrame), wire.onClose(stop)]
  return {
    changed: (payload) => send({ t: 'event', name: 'changed', payload }),
    wish: send,
    stop,
  }
}

/** Runs one call: known method, permitted now, valid input, handler, and in strict mode a valid output. */
async function dispatch<Context>(
  { handlers, context, permit, strict, beforeCommand }: ServeOptions<Context>,
  method: string,
  input: unknown,
  call: Call,
  told: Told,
): Promise<unknown> {
  if (!isMethod(method)) throw new AppError('invalid_input', `no method ${JSON.stringify(method)}`)
  const definition = definitionOf(method)
  permit(definition)
  const parsed = definition.input.safeParse(input)
  if (!parsed.success) {
    throw new AppError('invalid_input', `${method}: ${firstIssue(parsed.error)}`)
  }
  // The parsed value is this method's Received type; the map's key ties the two together.
  const handler = handlers[method] as (input: unknown, call: Call, context: Context) => unknown
  const waiting = definition.kind === 'command' ? (beforeCommand?.(context) ?? null) : null
  if (waiting !== null) await waiting
  const output = await handler(parsed.data, call, context)
  if (!strict) return output
  definition.output.parse(withTold(output, told))
  return output
}

function firstIssue(error: { issues: readonly { path: PropertyKey[]; message: string }[] }) {
  const issue = error.issues[0]
  if (issue === undefined) return 'not valid'
  const where = issue.path.map(String).join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}

function expected<Context>(
  error: unknown,
  signal: AbortSignal,
  method: string,
  options: ServeOptions<Context>,
): AppError {
  if (error instanceof AppError) return error
  if (signal.aborted) return new AppError('cancelled', 'cancelled')
  const reference = options.logUnexpected(error, method)
  return new AppError('internal', `something unexpected happened (reference ${reference})`)
}

function errorFrame(id: number | null, error: AppError): HostFrame {
  const { code, message, details } = error
  return {
    t: 'err',
    id,
    error: details === undefined ? { code, message } : { code, message, details },
  }
}

function readableId(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return null
  return Number.isSafeInteger(raw.id) && Number(raw.id) >= 0 ? Number(raw.id) : null
}

function throttled(now: () => number, send: (value: Progress) => void): Call['progress'] {
  let last = Number.NEGATIVE_INFINITY
  return (value) => {
    if (now() - last < PROGRESS_INTERVAL) return
    last = now()
    send(value)
  }
}
