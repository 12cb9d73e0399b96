import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Call } from '../api/useApi.ts'
import { annotate, passageAtHand } from './annotating.ts'
import { nothingRead, reading } from './reading.ts'
import { initialView, view } from './view.ts'

beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  view.set({ ...initialView, documentId: 'first', selection: [0, 5] })
  reading.set({ documentId: 'first', revision: 2, text: 'words of a text' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  reading.set(nothingRead)
})

/** A host that gives ids in turn, and what it was asked. */
function fakeHost() {
  const asked: unknown[] = []
  let made = 0
  const call = async (method: string, input: object) => {
    asked.push([method, input])
    return { id: `made-${++made}` }
  }
  // Of the methods called only an id is read.
  return { call: call as unknown as Call, asked }
}

const code = (codeId: string) => ({ code: { codeId } })
const coded = (highlightId: string, codeId: string) => [
  'codings.add',
  { highlightIds: [highlightId], code: { codeId } },
]

test('two gestures on the same words selected make one highlight', async () => {
  const { call, asked } = fakeHost()
  const passage = passageAtHand()
  // The second was made before the first had come so far as to take the selection away.
  const ids = await Promise.all([annotate(call, {}), annotate(call, code('a'), passage)])
  expect(ids).toEqual(['made-1', 'made-1'])
  expect(asked).toEqual([
    ['highlights.create', expect.objectContaining({ documentId: 'first', revision: 2 })],
    coded('made-1', 'a'),
  ])
  // The same words selected once more are another passage.
  view.set({ selection: [0, 5] })
  await annotate(call, {})
  expect(asked.filter((each) => String(each).startsWith('highlights.create'))).toHaveLength(2)
})

test('marks go to the highlight that was selected when they were asked for', async () => {
  const { call, asked } = fakeHost()
  view.set({ selection: null, highlightId: 'one' })
  const passage = passageAtHand()
  view.set({ highlightId: 'other' })
  await annotate(call, code('a'), passage)
  expect(asked).toEqual([coded('one', 'a')])
})

test('a highlight on its way is waited for, though another has been selected since', async () => {
  const { call, asked } = fakeHost()
  const making = annotate(call, {})
  const passage = passageAtHand()
  expect(passage.selection).toBe(null)
  view.set({ highlightId: 'other' })
  await Promise.all([making, annotate(call, code('a'), passage)])
  expect(asked.at(-1)).toEqual(coded('made-1', 'a'))
})

test('words selected are highlighted in their own text, though another has been opened since', async () => {
  const { call, asked } = fakeHost()
  const passage = passageAtHand()
  view.set({ documentId: 'second', selection: null })
  reading.set({ documentId: 'second', revision: 1, text: 'another' })
  await annotate(call, {}, passage)
  expect(asked).toEqual([
    [
      'highlights.create',
      expect.objectContaining({ documentId: 'first', revision: 2, passage: { ranges: [[0, 5]] } }),
    ],
  ])
  expect(view.get().highlightId).toBe(null)
})
