import fc from 'fast-check'
import { type Act, anyAct } from './acts.ts'
import type { Choice } from './world.ts'

type Turn = (base: Choice) => readonly (Partial<Choice> & Pick<Act, 'kind'>)[]

/**
 * Acts in any order hardly ever meet in the way that some losses need: a highlight has to be destroyed, its
 * document revised and an older state brought back, in this order and about the same thing. Turns are such
 * meetings. Each act is about the newest of what there is, unless it says otherwise.
 */
export const turns: Readonly<Record<string, Turn>> = {
  'goes back to what was destroyed before a revision': ({ which, order }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'code' },
    { kind: 'note' },
    { kind: 'snapshot' },
    { kind: 'trash' },
    { kind: 'emptyTrash' },
    { kind: 'revise', order: order.toReversed() },
    { kind: 'goBack' },
  ],
  'goes back to what has no place any more': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'snapshot' },
    { kind: 'trash' },
    { kind: 'emptyTrash' },
    { kind: 'revise', order: without(onLatest(which)) },
    { kind: 'goBack' },
  ],
  'goes back to what was in the trash': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'code' },
    { kind: 'trash' },
    { kind: 'snapshot' },
    { kind: 'emptyTrash' },
    { kind: 'revise' },
    { kind: 'goBack' },
    { kind: 'restore' },
  ],
  'goes back behind a place chosen by hand, which a later revision was carried from': ({
    which,
    order,
  }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'revise' },
    { kind: 'snapshot' },
    { kind: 'attach' },
    { kind: 'revise', order: order.toReversed() },
    { kind: 'goBack' },
    { kind: 'undo' },
    { kind: 'redo' },
  ],
  'goes back behind another passage, which a later revision was carried from': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'snapshot' },
    { kind: 'resize' },
    { kind: 'revise' },
    { kind: 'goBack' },
  ],
  'goes back behind another passage, and has chosen a place on a revision since': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'snapshot' },
    { kind: 'resize' },
    { kind: 'revise' },
    { kind: 'attach' },
    { kind: 'goBack' },
  ],
  'goes back to a revision that was taken back': ({ which, document }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'revise' },
    { kind: 'snapshot' },
    { kind: 'undo', scope: document },
    { kind: 'goBack' },
  ],
  'takes a code off and goes back': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'code' },
    { kind: 'snapshot' },
    { kind: 'uncode' },
    { kind: 'goBack' },
  ],
  'imports again what is in the trash': ({ which }) => [
    { kind: 'importFile', which },
    { kind: 'trash' },
    { kind: 'importFile', which },
  ],
  'revises while a highlight is in the trash': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'code' },
    { kind: 'trash' },
    { kind: 'revise' },
    { kind: 'restore' },
  ],
  'takes back an import of two documents, and brings it again after a revision of one': (base) => [
    { kind: 'importFile', which: base.which },
    { kind: 'undo', scope: other(base) },
    { kind: 'revise' },
    { kind: 'redo', scope: other(base) },
  ],
  'takes back the destruction of two highlights after a revision of one': (base) => [
    { kind: 'importFile', which: base.which },
    { kind: 'trash', which: 0 },
    { kind: 'trash', which: 1 },
    { kind: 'emptyTrash' },
    { kind: 'revise' },
    { kind: 'undo', scope: other(base) },
    { kind: 'restore', which: 0 },
    { kind: 'restore', which: 1 },
  ],
  'takes back that places of two documents were accepted after a revision of one': (base) => [
    { kind: 'importFile', which: base.which },
    { kind: 'revise' },
    { kind: 'revise', document: other(base) },
    { kind: 'confirmAll' },
    { kind: 'revise', order: base.order.toReversed() },
    { kind: 'undo', scope: other(base) },
  ],
  'destroys a note beside another, with an answer to it': ({ which }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'note' },
    { kind: 'note' },
    { kind: 'reply' },
    { kind: 'trashNote', which: 1 },
    { kind: 'emptyTrash' },
  ],
  'highlights an old revision': ({ which, order }) => [
    { kind: 'revise' },
    { kind: 'revise', order: order.toReversed() },
    { kind: 'create', which: which - (which % 3) },
  ],
  'revises twice, and the second time moves nothing': ({ which, order }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'revise' },
    { kind: 'revise', order: [...order, ...without(...order)] },
  ],
  'accepts, attaches and carries on': ({ which, order }) => [
    { kind: 'create', which: onLatest(which) },
    { kind: 'create', which: onLatest(which + 1) },
    { kind: 'revise', order: without(onLatest(which)) },
    { kind: 'attach', which: 1 },
    { kind: 'confirm' },
    { kind: 'note' },
    { kind: 'revise', order: order.toReversed() },
    { kind: 'undo' },
    { kind: 'undo' },
    { kind: 'redo' },
  ],
}

function other({ document }: Choice): Choice['document'] {
  return document === 'A' ? 'B' : 'A'
}

/** A number by which `create` takes a sentence of the latest revision. */
function onLatest(which: number): number {
  return which % 3 === 0 ? which + 1 : which
}

/** All sentences but some. */
function without(...left: readonly number[]): number[] {
  const numbers = left.map((number) => number % 6)
  return [0, 1, 2, 3, 4, 5].filter((number) => !numbers.includes(number))
}

/** The acts of a turn, all about one document. */
export function actsOf(turn: Turn, base: Choice): readonly Act[] {
  return turn(base).map((act) => ({ ...base, which: 0, ...act }))
}

const anyTurn: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.constantFrom(...Object.values(turns)), anyAct)
  .map(([turn, base]) => actsOf(turn, base))

/** What two windows do: acts in any order, and turns among them. */
export const anyStory: fc.Arbitrary<readonly Act[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: anyAct.map((act): readonly Act[] => [act]) },
      { weight: 1, arbitrary: anyTurn },
    ),
    { minLength: 10, maxLength: 16 },
  )
  .map((parts) => parts.flat())
