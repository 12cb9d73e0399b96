import { createStore, type Store } from './store.ts'

/** Where the reader is, for the status line: "¶ 3 of 19". For the reading screen to set. */
export const position: Store<{ readonly text: string | null }> = createStore<{
  readonly text: string | null
}>({ text: null })
