import { createStore, type Store } from './store.ts'

/** Whether the host still answers. */
export const connection: Store<{ readonly isLost: boolean }> = createStore<{
  readonly isLost: boolean
}>({ isLost: false })
