import { expect, test, vi } from 'vitest'
import { inOrder, LONG_FRAME } from './inOrder.ts'

/** As long as a busy machine may take. */
const PATIENT = { timeout: 30_000 }

const long = JSON.stringify(Array.from({ length: LONG_FRAME }, (_, index) => index))

test('short frames wait for a long one before them', async () => {
  const heard: unknown[] = []
  const hear = inOrder(
    (frame) => heard.push(frame),
    (error) => expect.unreachable(String(error)),
  )
  for (const json of ['1', long, '2', '3']) hear(json)
  expect(heard).toEqual([1])
  await vi.waitFor(() => expect(heard).toHaveLength(4), PATIENT)
  expect(heard.slice(2)).toEqual([2, 3])
  hear('4')
  expect(heard.at(-1)).toBe(4)
})

test('what goes wrong with one frame is said and costs the next ones nothing', async () => {
  const heard: unknown[] = []
  const errors: unknown[] = []
  const hear = inOrder(
    (frame) => {
      if (Array.isArray(frame)) throw new TypeError('of this one')
      heard.push(frame)
    },
    (error) => errors.push(error),
  )
  for (const json of [long, '1', '{', '2']) hear(json)
  await vi.waitFor(() => expect(heard).toEqual([1, 2]), PATIENT)
  expect(errors.map(String)).toEqual([
    'TypeError: of this one',
    expect.stringContaining('SyntaxError'),
  ])
})
