/** Long work in a page is done for so many milliseconds at a time: half of what a frame has. */
export const STRETCH_MS = 8

/** Comes true once frames and keys that wait have had the thread. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    // A timer would wait for four milliseconds more each time.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/**
 * Goes through work that says where it can be interrupted, and lets the page breathe there whenever a stretch is
 * over. Rejects with the signal's reason once it aborts.
 */
export async function inStretches<T>(work: Iterator<void, T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted()
    const started = performance.now()
    while (performance.now() - started < STRETCH_MS) {
      const step = work.next()
      if (step.done === true) return step.value
    }
    await breathe()
  }
}
