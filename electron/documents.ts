import { createPageWire, type PageWire } from './pageWire.ts'

/** The documents that one window shows, one after the other. */
export interface Documents {
  /** A frame came from the document of this id. */
  hear(id: string, frame: unknown): void
  leave(): void
}

export interface DocumentsOptions {
  /** Takes a frame to the document of this id. */
  post(id: string, frame: unknown): void
  /** A new document is there. */
  attach(wire: PageWire): void
}

/** Gives each document a wire of its own, which ends when the next one speaks. */
export function createDocuments({ post, attach }: DocumentsOptions): Documents {
  const met = new Set<string>()
  let present: { readonly id: string; readonly wire: PageWire } | null = null

  function leave() {
    present?.wire.close()
    present = null
  }

  function enter(id: string) {
    leave()
    met.add(id)
    const wire = createPageWire((frame) => post(id, frame))
    present = { id, wire }
    attach(wire)
  }

  return {
    hear(id, frame) {
      // The last words of a document that is gone may come after the first ones of the next.
      if (!met.has(id)) enter(id)
      if (present?.id === id) present.wire.hear(frame)
    },
    leave,
  }
}
