import { AppError } from '../../core/model/error.ts'
import { finish, type Steps } from './steps.ts'

/** How an operation in steps shares the thread with everything else. */
export interface Pace {
  /** Whether it has held the thread for long enough; asked after each step. */
  isDue(): boolean
  /** Lets everything else have the thread. */
  rest(): Promise<void>
  /** Aborted at a rest: the operation is taken back. */
  readonly signal: AbortSignal
}

/**
 * The one operation that a write connection is in. It may pause, in the middle of its transaction; whoever wants
 * to write meanwhile makes it finish first, so that there is never more than one and nobody is refused.
 */
export interface UnderWay {
  /** Does all steps at once, after those of an operation that is paused. */
  run<Result>(steps: Steps<Result>): Result
  /**
   * Does the steps and pauses between them. Fails with `cancelled` when it is taken back. `whenThrough` is called
   * after the last step, before anybody who waited or made it finish goes on.
   */
  runPausing<Result>(
    steps: Steps<Result>,
    pace: Pace,
    whenThrough: (result: Result) => void,
  ): Promise<Result>
  /** Whether steps are just being done: what is asked now belongs to the operation. */
  isStepping(): boolean
  /** Whether an operation stands half written. */
  isPaused(): boolean
  /** Does the rest of a paused operation at once. */
  settle(): void
  /** Takes a paused operation back. */
  breakOff(): void
  /** Resolves when the operation that is paused has ended; null when none is. */
  underWay(): Promise<void> | null
}

interface Paused {
  /** Goes on until it has ended or `isDue` says so. */
  advance(isDue: () => boolean): void
  /** Makes the steps fail where they stand. */
  fail(error: AppError): void
  readonly ended: Promise<void>
}

type End<Result> = { readonly result: Result } | { readonly error: unknown }

export function createUnderWay(): UnderWay {
  let paused: Paused | null = null
  let isStepping = false

  function stepping<Result>(body: () => Result): Result {
    isStepping = true
    try {
      return body()
    } finally {
      isStepping = false
    }
  }

  function settle(): void {
    paused?.advance(() => false)
  }

  function breakOff(): void {
    paused?.fail(new AppError('cancelled', 'the operation was broken off'))
  }

  async function runPausing<Result>(
    steps: Steps<Result>,
    pace: Pace,
    whenThrough: (result: Result) => void,
  ): Promise<Result> {
    settle()
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    let end: End<Result> | null = null
    const endWith = (outcome: End<Result>) => {
      end = outcome
      paused = null
      resolve()
    }
    const attempt = (body: () => void) => {
      try {
        stepping(body)
      } catch (error) {
        endWith({ error })
      }
    }
    const advance = (isDue: () => boolean) => {
      attempt(() => {
        do {
          const step = steps.next()
          if (step.done) return endWith({ result: step.value })
        } while (!isDue())
      })
      // Not in a step any more: what is written from here is an operation of its own.
      if (end !== null && 'result' in end) whenThrough(end.result)
    }
    paused = { advance, fail: (error) => attempt(() => steps.throw(error)), ended }
    for (;;) {
      advance(pace.isDue)
      if (end === null) await pace.rest()
      if (end === null && pace.signal.aborted) breakOff()
      if (end !== null) return resultOf(end)
    }
  }

  return {
    run(steps) {
      settle()
      return stepping(() => finish(steps))
    },
    runPausing,
    isStepping: () => isStepping,
    isPaused: () => paused !== null && !isStepping,
    settle,
    breakOff,
    underWay: () => paused?.ended ?? null,
  }
}

function resultOf<Result>(end: End<Result>): Result {
  if ('error' in end) throw end.error
  return end.result
}
