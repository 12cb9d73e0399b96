import type { Wire } from '../core/api/wire.ts'

/** The host's end of the wire to one document. */
export interface PageWire extends Wire {
  /** A frame came from the page. */
  hear(frame: unknown): void
  /** The page is gone. */
  close(): void
}

/** `post` takes a frame to the page. */
export function createPageWire(post: (frame: unknown) => void): PageWire {
  const frameListeners = new Set<(frame: unknown) => void>()
  const closeListeners = new Set<() => void>()
  let isOpen = true
  return {
    send(frame) {
      if (isOpen) post(frame)
    },
    onFrame: (listener) => subscribe(frameListeners, listener),
    onClose: (listener) => subscribe(closeListeners, listener),
    hear(frame) {
      for (const listener of [...frameListeners]) listener(frame)
    },
    close() {
      if (!isOpen) return
      isOpen = false
      for (const listener of [...closeListeners]) listener()
    },
  }
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
