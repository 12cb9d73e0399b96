import fc from 'fast-check'
import {
  attach,
  code,
  confirm,
  create,
  note,
  reply,
  resize,
  throwAway,
  uncode,
} from './highlightActs.ts'
import type { DocumentName, Scope } from './model.ts'
import { compensate, emptyTrash, goBack, importFile, revise, snapshot } from './projectActs.ts'
import type { Choice, Doing, World } from './world.ts'

/** One act in one of two windows. */
export interface Act extends Choice {
  readonly kind: keyof typeof performers
}

/** Does an act in its window and in the model; fails where the two do not agree on whether it can be done. */
export async function perform(world: World, act: Act): Promise<void> {
  const { model, windows } = world
  const { call } = windows[act.window]
  await performers[act.kind]({ ...act, world, model, call, next: new Map(model.things) })
}

const performers = {
  create,
  trash: (doing: Doing) => throwAway(doing, 'highlight', 'trash'),
  restore: (doing: Doing) => throwAway(doing, 'highlight', 'restore'),
  attach,
  resize,
  confirm: (doing: Doing) => confirm(doing, 'one'),
  confirmAll: (doing: Doing) => confirm(doing, 'all'),
  note,
  reply,
  trashNote: (doing: Doing) => throwAway(doing, 'note', 'trash'),
  restoreNote: (doing: Doing) => throwAway(doing, 'note', 'restore'),
  code,
  uncode,
  snapshot,
  goBack,
  revise,
  importFile,
  undo: (doing: Doing) => compensate(doing, 'undo'),
  redo: (doing: Doing) => compensate(doing, 'redo'),
  emptyTrash,
}

/** Typical sequences have more of some acts than of others. */
const weights: Partial<Record<Act['kind'], number>> = { create: 5, revise: 4, undo: 5, redo: 3 }

const kinds = Object.keys(performers).flatMap((kind) => {
  // The keys of an object literal of ours.
  const known = kind as Act['kind']
  return Array<Act['kind']>(weights[known] ?? 2).fill(known)
})

export const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...kinds),
  window: fc.constantFrom<0 | 1>(0, 1),
  document: fc.constantFrom<DocumentName>('A', 'B'),
  scope: fc.constantFrom<Scope>(null, 'A', 'B'),
  which: fc.nat(40),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3 }),
})
