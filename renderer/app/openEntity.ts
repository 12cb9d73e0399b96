import type { Id } from '../../core/model/id.ts'
import { createStore, type Store } from './store.ts'
import { view } from './view.ts'

/** Whose page the entities screen shows; null = the first. */
export const openedEntity: Store<{ readonly id: Id | null }> = createStore<{
  readonly id: Id | null
}>({ id: null })

export function openEntity(id: Id): void {
  openedEntity.set({ id })
  view.set({ screen: 'entities' })
}
