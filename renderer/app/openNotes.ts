import type { NoteKind } from '../../core/model/noteKind.ts'
import { createStore, type Store } from './store.ts'
import { view } from './view.ts'

/** Notes on what the notes screen shows when it comes up. */
export const openedNotes: Store<{ readonly kind: NoteKind }> = createStore<{
  readonly kind: NoteKind
}>({ kind: 'highlight' })

export function openNotes(kind: NoteKind): void {
  openedNotes.set({ kind })
  view.set({ screen: 'notes' })
}
