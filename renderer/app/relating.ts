import type { RelationView } from '../../core/api/relationMethods.ts'
import type { Id } from '../../core/model/id.ts'
import { type Passage, passageAtHand } from './annotating.ts'
import { openedEntity } from './openEntity.ts'
import { createStore, type Store } from './store.ts'
import { view } from './view.ts'

/** What the relation dialog begins with. */
export interface Relating {
  /** The one that is changed; null makes a new one. */
  readonly relation: RelationView | null
  readonly fromId: Id | null
  /** The words or the highlight that bear it out; null where nothing is selected. */
  readonly passage: Passage | null
}

const nothing: Relating = { relation: null, fromId: null, passage: null }

export const relating: Store<Relating> = createStore<Relating>(nothing)

/** Opens the dialog: while reading, for what is selected; on the page of an entity, for it. */
export function relate(fromId: Id | null = null): void {
  const { screen } = view.get()
  const at = screen === 'read' ? passageAtHand() : null
  const passage = at !== null && (at.selection ?? at.highlightId) !== null ? at : null
  const opened = screen === 'entities' ? openedEntity.get().id : null
  relating.set({ relation: null, fromId: fromId ?? opened, passage })
  view.set({ dialog: 'relation' })
}

/** Opens the dialog for a relation that is there. */
export function editRelation(relation: RelationView): void {
  relating.set({ ...nothing, relation })
  view.set({ dialog: 'relation' })
}
