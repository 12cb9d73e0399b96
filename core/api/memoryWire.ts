import type { Wire } from './wire.ts'

/** Two ends of a wire inside one process; frames are handed over in a later turn, as on a real one. */
export function memoryWirePair(): readonly [client: Wire & { close(): void }, host: Wire] {
  const client = wireEnd()
  const host = wireEnd()
  const close = () => {
    client.closed()
    host.closed()
  }
  return [{ ...client.toWire(host.receive), close }, host.toWire(client.receive)]
}

function wireEnd() {
  const frameListeners = new Set<(frame: unknown) => void>()
  const closeListeners = new Set<() => void>()
  let open = true
  return {
    receive(frame: unknown) {
      if (open) for (const listener of [...frameListeners]) listener(frame)
    },
    closed() {
      if (!open) return
      open = false
      for (const listener of [...closeListeners]) listener()
    },
    toWire(deliver: (frame: unknown) => void): Wire {
      return {
        send: (frame) => void Promise.resolve().then(() => deliver(frame)),
        onFrame: (listener) => subscribe(frameListeners, listener),
        onClose: (listener) => subscribe(closeListeners, listener),
      }
    },
  }
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
