import { createStore, type Store } from './store.ts'
import { view } from './view.ts'

/** What notes can be about. */
export const noteKinds = ['highlight', 'document', 'revision', 'entity', 'code', 'project'] as const
export type NoteKind = (typeof noteKinds)[number]

/** Notes on what the notes screen shows when it comes up. */
export const openedNotes: Store<{ readonly kind: NoteKind }> = createStore<{
  readonly kind: NoteKind
}>({ kind: 'highlight' })

export function openNotes(kind: NoteKind): void {
  openedNotes.set({ kind })
  view.set({ screen: 'notes' })
}
