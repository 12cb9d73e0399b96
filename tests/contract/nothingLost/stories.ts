import fc from 'fast-check'
import { type Act, anyAct } from './acts.ts'

/*
 * Acts in any order hardly ever meet in the way that some losses need: a highlight has to be destroyed, its
 * document revised and an older state brought back, in this order and about the same thing. Turns are such
 * meetings, each for losses of its own:
 *
 *   comeBack          what comes back with an older state lacks a place on a later revision, an orphan too, or its code
 *   importAgain       an import takes out of the trash what it finds there
 *   throughTheTrash   what is in the trash is not carried, or comes out of it without its code
 *   redoOutOfTurn     what a redo brings back is not carried
 *   undoOutOfTurn     what an undo brings back is not carried
 *   oneNoteOfTwo      emptying the trash takes a live note along
 *
 * Acts alone see what is wrong each time one of them is done: a person's place made the machine's by a revision,
 * a place carried from the machine's, a quote changed by attaching, a highlight of an old revision not carried.
 */
type Turn = (base: Act) => readonly (Partial<Act> & Pick<Act, 'kind'>)[]

function other({ document }: Act): Act['document'] {
  return document === 'A' ? 'B' : 'A'
}

/** A number by which `create` takes a sentence of the latest revision. */
function onLatest(which: number): number {
  return which % 3 === 0 ? which + 1 : which
}

/** Each about the newest of what there is, unless it says otherwise. */
const turns: readonly Turn[] = [
  function comeBack({ which, order }) {
    return [
      { kind: 'create', which: onLatest(which) },
      { kind: 'code' },
      { kind: 'note' },
      { kind: 'snapshot' },
      { kind: 'trash' },
      { kind: 'emptyTrash' },
      { kind: 'revise', order: order.toReversed() },
      { kind: 'goBack' },
    ]
  },
  function importAgain({ which }) {
    return [{ kind: 'importFile', which }, { kind: 'trash' }, { kind: 'importFile', which }]
  },
  function throughTheTrash({ which }) {
    return [
      { kind: 'create', which: onLatest(which) },
      { kind: 'code' },
      { kind: 'trash' },
      { kind: 'revise' },
      { kind: 'restore' },
    ]
  },
  function redoOutOfTurn(base) {
    return [
      { kind: 'importFile', which: base.which },
      { kind: 'undo', scope: other(base) },
      { kind: 'revise' },
      { kind: 'redo', scope: other(base) },
    ]
  },
  function undoOutOfTurn(base) {
    return [
      { kind: 'importFile', which: base.which },
      { kind: 'trash', which: 0 },
      { kind: 'trash', which: 1 },
      { kind: 'emptyTrash' },
      { kind: 'revise' },
      { kind: 'undo', scope: other(base) },
      { kind: 'restore', which: 0 },
      { kind: 'restore', which: 1 },
    ]
  },
  function oneNoteOfTwo({ which }) {
    return [
      { kind: 'create', which: onLatest(which) },
      { kind: 'note' },
      { kind: 'note' },
      { kind: 'trashNote' },
      { kind: 'emptyTrash' },
    ]
  },
]

const anyTurn: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.constantFrom(...turns), anyAct)
  .map(([turn, base]) => turn(base).map((act) => ({ ...base, which: 0, ...act })))

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
