import { expect, test } from 'vitest'
import type { AnnotationDifference, DifferenceDetail } from '../../../core/compare/comparison.ts'
import type { Difference } from './differences.ts'
import { offersOf } from './offers.ts'
import type { Sides } from './sides.ts'

const standing = { ranges: [[0, 3]] }
const past: Sides = {
  left: { documentId: 'd', revision: 1, snapshot: 'before' },
  right: { documentId: 'd', revision: 2 },
}

function difference(
  details: readonly DifferenceDetail[],
  more: Partial<Record<'left' | 'right' | 'paired', unknown>> = {},
): Difference {
  const pair = { left: standing, right: standing, paired: 'id', details, ...more }
  // Only what the offers look at.
  const told = pair as unknown as AnnotationDifference
  return { kind: 'annotation', key: 'annotation-0', index: 0, row: 0, offset: 0, difference: told }
}

const recoded: DifferenceDetail = {
  kind: 're-coded',
  added: ['a'],
  removed: [],
  addedBy: [],
  removedBy: [],
}
const resized: DifferenceDetail = { kind: 'resized', before: 'a', after: 'b' }

test('what hangs on an annotation can be kept from its own past only', () => {
  expect(offersOf(difference([recoded]), past)).toEqual({ accept: true, keep: true, flag: true })
  const now = { ...past, left: { documentId: 'd', revision: 1 } }
  expect(offersOf(difference([recoded]), now).keep).toBe(false)
  const copy = { ...past, left: { ...past.left, documentId: 'other' } }
  expect(offersOf(difference([recoded]), copy).keep).toBe(false)
  expect(offersOf(difference([recoded], { paired: 'overlap' }), past).keep).toBe(false)
  const ofOne = { ...past, left: { ...past.left, annotators: ['A'] } }
  expect(offersOf(difference([recoded]), ofOne).keep).toBe(false)
})

test('bounds can be kept on the same revision only: other words are the source’s', () => {
  expect(offersOf(difference([resized]), past).keep).toBe(false)
  const oneText = { ...past, left: { ...past.left, revision: 2 } }
  expect(offersOf(difference([resized]), oneText).keep).toBe(true)
})

test('what was deleted comes back, what has no place is decided in the review', () => {
  const deleted = difference([{ kind: 'lost', reason: 'deleted' }], { right: null })
  expect(offersOf(deleted, past)).toEqual({ accept: false, keep: true, flag: false })
  const orphan = difference([{ kind: 'lost', reason: 'orphan' }], { right: { ranges: [] } })
  expect(offersOf(orphan, past)).toEqual({ accept: false, keep: false, flag: true })
})

test('nothing is decided about the text, or about a snapshot', () => {
  const none = { accept: false, keep: false, flag: false }
  const backwards = { left: past.right, right: past.left }
  expect(offersOf(difference([recoded]), backwards)).toEqual(none)
  expect(offersOf(null, past)).toEqual(none)
})
