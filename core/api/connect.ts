import { AppError } from '../model/error.ts'
import type { Changed, Progress, Wish } from './frames.ts'
import { HostFrame } from './frames.ts'
import type { Input, Method, Output } from './registry.ts'
import { addTold, type Told, withTold } from './told.ts'
import type { Unsubscribe, Wire } from './wire.ts'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((value: Progress) => void) | undefined
}

/** The caller's end of a wire. */
export interface Client {
  /** Rejects with an AppError, whatever went wrong. */
  call<M extends Method>(method: M, input: Input<M>, options?: CallOptions): Promise<Output<M>>
  onChanged(listener: (changed: Changed) => void): Unsubscribe
  onWish(listener: (wish: Wish) => void): Unsubscribe
  /** Comes true when no call waits for its answer. */
  settled(): Promise<void>
  close(): void
}

interface Pending {
  resolve(output: unknown): void
  reject(error: AppError): void
  onProgress: ((value: Progress) => void) | undefined
  readonly told: Told
}

/** Connects to whatever serves the API at the other end of the wire. */
export function connect(wire: Wire): Client {
  const pending = new Map<number, Pending>()
  const listeners = new Set<(changed: Changed) => void>()
  const wishListeners = new Set<(wish: Wish) => void>()
  const onSettled: (() => void)[] = []
  let nextId = 0
  let closed = false

  const onFrame = (raw: unknown) => {
    const frame = HostFrame.parse(raw)
    if (frame.t === 'event') {
      if (frame.name === 'changed') for (const listener of listeners) listener(frame.payload)
      else for (const listener of wishListeners) listener(frame)
      return
    }
    const waiting = frame.id === null ? undefined : pending.get(frame.id)
    if (waiting === undefined || frame.id === null) return
    if (frame.t === 'progress') {
      waiting.onProgress?.(frame.value)
      return
    }
    if (frame.t === 'piece') {
      addTold(waiting.told, frame.list, frame.items)
      return
    }
    pending.delete(frame.id)
    if (pending.size === 0) for (const done of onSettled.splice(0)) done()
    if (frame.t === 'ok') waiting.resolve(withTold(frame.output, waiting.told))
    else waiting.reject(new AppError(frame.error.code, frame.error.message, frame.error.details))
  }
  const close = () => {
    closed = true
    for (const unsubscribe of subscriptions) unsubscribe()
    for (const waiting of pending.values()) {
      waiting.reject(new AppError('cancelled', 'the connection was closed'))
    }
    pending.clear()
  }
  const subscriptions = [wire.onFrame(onFrame), wire.onClose(close)]

  return {
    call<M extends Method>(method: M, input: Input<M>, options: CallOptions = {}) {
      if (closed) return Promise.reject(new AppError('cancelled', 'the connection was closed'))
      const id = nextId++
      return new Promise<Output<M>>((resolve, reject) => {
        const cancel = () => wire.send({ t: 'cancel', id })
        const settle = () => options.signal?.removeEventListener('abort', cancel)
        pending.set(id, {
          onProgress: options.onProgress,
          told: new Map(),
          resolve(output) {
            settle()
            // The host answers a call with that method's output; strict mode proves it in tests.
            resolve(output as Output<M>)
          },
          reject(error) {
            settle()
            reject(error)
          },
        })
        wire.send({ t: 'call', id, method, input })
        if (options.signal?.aborted) cancel()
        else options.signal?.addEventListener('abort', cancel, { once: true })
      })
    },
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onWish(listener) {
      wishListeners.add(listener)
      return () => wishListeners.delete(listener)
    },
    settled: () =>
      new Promise((resolve) => {
        if (pending.size === 0) resolve()
        else onSettled.push(resolve)
      }),
    close,
  }
}
