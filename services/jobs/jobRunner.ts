import { availableParallelism } from 'node:os'
import { AppError } from '../../core/model/error.ts'
import type { JobRequest } from './jobMessage.ts'
import type { JobMap, Jobs, Report } from './jobs.ts'
import { JobThread, type Stopped } from './jobThread.ts'
import { createTurns, type Turns } from './turns.ts'

/**
 * A job waits for those of its own lane alone. `list`: what the window shows, which an export of minutes must not hold
 * up; `background`: what nobody waits for.
 */
export type Lane = 'usual' | 'list' | 'background'

/** Limits of one job. */
export interface JobOptions {
  /** Wall-clock limit in milliseconds from the job's start; default 10 000. Passed: `timeout`. */
  readonly timeoutMs?: number | undefined
  /** Heap limit in MB; default 512. Passed: `too_large`. */
  readonly memoryMb?: number | undefined
  /** Aborting ends the job, waiting or running, with `cancelled`. */
  readonly signal?: AbortSignal | undefined
  /** Told how far the job is, at most ten times a second, never after it ended. Jobs without steps say nothing. */
  readonly onProgress?: Report | undefined
  /** Default `usual`. */
  readonly lane?: Lane | undefined
  /** Buffers of the input to move instead of copying; the caller's become empty. */
  readonly transfer?: readonly ArrayBuffer[] | undefined
}

/** Does the named job in a thread of its own. Fails with an AppError, always. */
export type RunJob<Map extends JobMap = Jobs> = <Name extends keyof Map & string>(
  name: Name,
  input: Map[Name]['input'],
  options?: JobOptions,
) => Promise<Map[Name]['output']>

export interface JobRunner<Map extends JobMap = Jobs> {
  readonly runJob: RunJob<Map>
  /**
   * Ends the idle threads, and resolves when those that were cancelled have ended too. Jobs that run are the
   * callers' to cancel.
   */
  close(): Promise<void>
}

export interface JobRunnerOptions {
  /** The worker's entry: jobWorker.ts in a checkout, out/jobs/jobWorker.js in the built app. */
  readonly workerFile: URL
  /** How many usual jobs may run at once, beside one of each other lane; default: the processors but one, at most 4. */
  readonly maxThreads?: number
  /** How long a cancelled job is waited for while it is inside SQLite; default 2 000 milliseconds. */
  readonly patienceMs?: number
}

const DEFAULT_TIMEOUT_MS = 10_000
const DEFAULT_MEMORY_MB = 512
/** An idle thread is kept this long, so that importing a folder pays for one start, not for many. */
const IDLE_MS = 30_000
/** A few, for jobs of other limits take turns with each other. */
const MOST_IDLE = 4

/** Runs jobs in worker threads. A thread serves many jobs, unless one failed badly in it. */
export function createJobRunner<Map extends JobMap = Jobs>(
  options: JobRunnerOptions,
): JobRunner<Map> {
  const turnsOf: Readonly<Record<Lane, Turns>> = {
    usual: createTurns(options.maxThreads ?? defaultThreads()),
    list: createTurns(1),
    background: createTurns(1),
  }
  const idle = new Map<JobThread, NodeJS.Timeout>()
  const ending = new Set<JobThread>()

  function stop(thread: JobThread): Promise<Stopped> {
    ending.add(thread)
    void thread.end().then(() => ending.delete(thread))
    return thread.stop()
  }

  async function runJob(name: string, input: unknown, limits: JobOptions = {}): Promise<unknown> {
    const turns = turnsOf[limits.lane ?? 'usual']
    await turns.take(limits.signal)
    const thread = takeThread(limits.memoryMb ?? DEFAULT_MEMORY_MB)
    try {
      return await runUnderLimits(thread, { name, input }, limits, stop)
    } catch (error) {
      if (mayHaveDamaged(error)) await stop(thread)
      throw error
    } finally {
      await keep(thread)
      turns.give()
    }
  }

  function takeThread(memoryMb: number): JobThread {
    for (const thread of idle.keys()) {
      if (thread.memoryMb !== memoryMb) continue
      forget(thread)
      if (thread.isAlive) return thread
    }
    return new JobThread(options.workerFile, memoryMb, options.patienceMs)
  }

  async function keep(thread: JobThread): Promise<void> {
    if (!thread.isAlive) return
    if (!(await thread.isFresh())) {
      await stop(thread)
      return
    }
    idle.set(thread, setTimeout(() => expire(thread), IDLE_MS).unref())
    const [longest] = idle.keys()
    if (longest !== undefined && idle.size > MOST_IDLE) expire(longest)
  }

  function expire(thread: JobThread): void {
    forget(thread)
    void stop(thread)
  }

  function forget(thread: JobThread): void {
    clearTimeout(idle.get(thread))
    idle.delete(thread)
  }

  async function close(): Promise<void> {
    for (const thread of idle.keys()) expire(thread)
    await Promise.all([...ending].map((thread) => thread.end()))
  }

  // The thread border erases types; jobs.ts pairs each name's output with its handler's.
  return { runJob: runJob as RunJob<Map>, close }
}

function runUnderLimits(
  thread: JobThread,
  request: JobRequest,
  { timeoutMs = DEFAULT_TIMEOUT_MS, signal, transfer = [], onProgress }: JobOptions,
  stop: (thread: JobThread) => Promise<Stopped>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const disarm = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    const end = (code: 'timeout' | 'cancelled', message: string): void => {
      disarm()
      void stop(thread).then((stopped) => reject(new AppError(code, message, detailsOf(stopped))))
    }
    const onTime = (): void => end('timeout', `job ${request.name} took more than ${timeoutMs} ms`)
    const onAbort = (): void => end('cancelled', `job ${request.name} was cancelled`)
    const timer = setTimeout(onTime, timeoutMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    thread.run(request, transfer, onProgress).then(resolve, reject).finally(disarm)
  })
}

/** Said where the thread outlives its job, for it takes a processor's time still. */
function detailsOf(stopped: Stopped): { thread: Stopped } | undefined {
  return stopped === 'leaving' ? { thread: stopped } : undefined
}

/** After a clean refusal the thread is as good as new; after anything unexpected it is not trusted. */
function mayHaveDamaged(error: unknown): boolean {
  if (!(error instanceof AppError)) return true
  return error.code === 'internal' || error.code === 'too_large'
}

function defaultThreads(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1))
}
