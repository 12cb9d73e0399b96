import type { CallOptions } from '../../core/api/connect.ts'
import type { Progress } from '../../core/api/frames.ts'
import { createStore, type Store } from './store.ts'

/** Long work that is under way. */
export interface RunningTask {
  readonly id: number
  readonly label: string
  readonly progress: Progress | null
  cancel(): void
}

export const tasks: Store<{ readonly running: readonly RunningTask[] }> = createStore<{
  readonly running: readonly RunningTask[]
}>({ running: [] })

let count = 0

export interface TaskOptions extends CallOptions {
  readonly signal: AbortSignal
  cancel(): void
}

/** Runs long work with its progress and a way to cancel it in the status line. */
export async function runTask<T>(
  label: string,
  work: (options: TaskOptions) => Promise<T>,
): Promise<T> {
  const id = ++count
  const controller = new AbortController()
  const task = { id, label, progress: null, cancel: () => controller.abort() }
  tasks.set({ running: [...tasks.get().running, task] })
  try {
    return await work({
      signal: controller.signal,
      cancel: task.cancel,
      onProgress: (progress) => update(id, progress),
    })
  } finally {
    tasks.set({ running: tasks.get().running.filter((each) => each.id !== id) })
  }
}

function update(id: number, progress: Progress): void {
  const running = tasks.get().running
  tasks.set({ running: running.map((task) => (task.id === id ? { ...task, progress } : task)) })
}
