import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../core/model/error.ts'
import { newNativeGate, stoppedOutside } from '../../db/nativeCode.ts'
import { backstopMb, bytesHeldBy, guardMemory, MB } from './guardMemory.ts'
import { errorOf, type JobMessage, type JobReply, type JobRequest } from './jobMessage.ts'
import type { Report } from './jobs.ts'

interface PendingJob {
  readonly name: string
  readonly resolve: (output: unknown) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: Report | undefined
}

/** How long whoever stops a thread waits for it to come out of SQLite. */
const PATIENCE_MS = 2_000

/** `ended`: the thread is no more. `leaving`: it is inside SQLite still, and ends when it comes out. */
export type Stopped = 'ended' | 'leaving'

/**
 * One worker thread that does one job at a time. It has no environment variables, its memory is
 * limited, and it keeps the process alive only while it works.
 */
export class JobThread {
  readonly memoryMb: number
  readonly #worker: Worker
  readonly #gate = newNativeGate()
  readonly #patienceMs: number
  #end: Promise<void> | null = null
  #stopGuard: (() => void) | null = null
  #pending: PendingJob | null = null
  #isAlive = true

  constructor(workerFile: URL, memoryMb: number, patienceMs = PATIENCE_MS) {
    this.memoryMb = memoryMb
    this.#patienceMs = patienceMs
    this.#worker = new Worker(workerFile, {
      workerData: this.#gate,
      env: {},
      // The host's flags (an inspector, a test runner's loader) are not the worker's.
      execArgv: [],
      // A command's standard output carries its answer and nothing else.
      stdout: true,
      resourceLimits: { maxOldGenerationSizeMb: backstopMb(memoryMb) },
    })
    this.#worker.stdout.resume()
    this.#worker.on('message', (message: JobMessage) => this.#onMessage(message))
    this.#worker.on('messageerror', (error) => this.#onCrash(error))
    this.#worker.on('error', (error) => this.#onCrash(error))
    this.#worker.on('exit', (code) => this.#onExit(code))
    this.#worker.unref()
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  /**
   * Whether the thread has room for a next job as a new one has: what a large job leaves uncollected
   * would count against the next.
   */
  async isFresh(): Promise<boolean> {
    if (!this.#isAlive) return false
    // Until the answer the process must not end: jobs may be waiting for this thread.
    this.#worker.ref()
    const held = await bytesHeldBy(this.#worker)
    this.#worker.unref()
    return held < (this.memoryMb * MB) / 4
  }

  /** Does one job. Fails with the job's own AppError, `too_large` out of memory, `internal` on a crash. */
  run(
    request: JobRequest,
    transfer: readonly ArrayBuffer[],
    onProgress?: Report,
  ): Promise<unknown> {
    if (this.#pending !== null)
      throw new AppError('internal', 'a job thread does one job at a time')
    return new Promise((resolve, reject) => {
      this.#pending = { name: request.name, resolve, reject, onProgress }
      this.#worker.ref()
      this.#stopGuard = guardMemory(this.#worker, this.memoryMb, () => this.#onExcess())
      try {
        this.#worker.postMessage(request, transfer)
      } catch (error) {
        this.#fail(`job ${request.name} cannot be sent to a thread: ${String(error)}`, error)
      }
    })
  }

  /**
   * Ends the thread: at once where it is in JavaScript, and never inside SQLite, where it is waited for only so
   * long. A job it was doing never settles.
   */
  async stop(): Promise<Stopped> {
    this.#takePending()
    this.#isAlive = false
    const ended = this.end().then((): Stopped => 'ended')
    const patience = new AbortController()
    const leaving = setTimeout(this.#patienceMs, 'leaving' as const, { signal: patience.signal })
    const stopped = await Promise.race([ended, leaving])
    patience.abort()
    return stopped
  }

  /** Resolves when the thread has ended, however long it stays inside SQLite. */
  end(): Promise<void> {
    // The process must not end before the thread is outside: that would end both.
    this.#worker.ref()
    this.#end ??= stoppedOutside(this.#gate).then(async () => void (await this.#worker.terminate()))
    return this.#end
  }

  #onMessage(message: JobMessage): void {
    if ('progress' in message) this.#pending?.onProgress?.(message.progress)
    else this.#onReply(message)
  }

  #onReply(reply: JobReply): void {
    const job = this.#takePending()
    if (reply.ok) job?.resolve(reply.output)
    else job?.reject(errorOf(reply.failure))
  }

  #onCrash(error: unknown): void {
    this.#isAlive = false
    if (isOutOfMemory(error)) this.#onExcess()
    else this.#fail(`job ${this.#pending?.name} crashed: ${String(error)}`, error)
  }

  #onExcess(): void {
    const job = this.#takePending()
    this.#isAlive = false
    void this.stop().then(() => job?.reject(tooLarge(job.name, this.memoryMb)))
  }

  #onExit(exitCode: number): void {
    this.#isAlive = false
    this.#fail(`job ${this.#pending?.name} ended without an answer (exit code ${exitCode})`)
  }

  #fail(message: string, cause?: unknown): void {
    const error = new AppError('internal', message)
    error.cause = cause
    this.#takePending()?.reject(error)
  }

  #takePending(): PendingJob | null {
    const job = this.#pending
    this.#pending = null
    this.#stopGuard?.()
    this.#worker.unref()
    return job
  }
}

function tooLarge(jobName: string, memoryMb: number): AppError {
  return new AppError('too_large', `job ${jobName} needs more than ${memoryMb} MB of memory`)
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
