import type { Worker } from 'node:worker_threads'

const INTERVAL_MS = 50
export const MB = 2 ** 20

/**
 * Watches what a thread holds, heap and array buffers, and calls `onExcess` when that passes the
 * limit. Returns the function that ends the watch.
 *
 * Why not V8's own limit alone: a heap that reaches it inside a garbage collection, or by one large
 * allocation, is a fatal error of the whole process (measured: 3 of 5 ways to run out of memory),
 * and array buffers do not count against it. V8's limit stays as a backstop at `backstopMb`, for a
 * host that is too busy to look.
 */
export function guardMemory(worker: Worker, memoryMb: number, onExcess: () => void): () => void {
  let isLooking = false
  async function look(): Promise<void> {
    // An answer may take longer than the interval while the thread collects garbage.
    if (isLooking) return
    isLooking = true
    if ((await bytesHeldBy(worker)) > memoryMb * MB) onExcess()
    isLooking = false
  }
  const timer = setInterval(() => void look(), INTERVAL_MS).unref()
  return () => clearInterval(timer)
}

/** V8's limit for a thread whose guarded limit is `memoryMb`. */
export function backstopMb(memoryMb: number): number {
  return memoryMb * 2 + 128
}

/** Heap and array buffers of a thread, garbage not yet collected included; 0 once it has ended. */
export async function bytesHeldBy(worker: Worker): Promise<number> {
  try {
    const heap = await worker.getHeapStatistics()
    return heap.total_heap_size + heap.external_memory
  } catch {
    // The thread ended between two looks; its exit event tells the rest.
    return 0
  }
}
