import { AppError } from '../../core/model/error.ts'

/** A counting semaphore: at most `count` holders, the others wait in order and may give up. */
export interface Turns {
  /** Resolves when it is the caller's turn; fails with `cancelled` when the signal aborts first. */
  take(signal: AbortSignal | undefined): Promise<void>
  /** Ends a turn. Exactly once per turn taken. */
  give(): void
}

export function createTurns(count: number): Turns {
  let free = count
  const waiting: Array<() => void> = []

  function take(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled())
    if (free > 0) {
      free -= 1
      return Promise.resolve()
    }
    return waitInLine(waiting, signal)
  }

  function give(): void {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }

  return { take, give }
}

function waitInLine(waiting: Array<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const start = (): void => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    const leave = (): void => {
      waiting.splice(waiting.indexOf(start), 1)
      reject(cancelled())
    }
    waiting.push(start)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

function cancelled(): AppError {
  return new AppError('cancelled', 'cancelled before it began')
}
