import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Call } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { notices } from './notices.ts'
import { undo } from './undo.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

const said = () => notices.get().all.map(({ text }) => text)

test('what is not there to undo is told from what was taken back before', async () => {
  // Of the methods called only the operation is read.
  const call = (async () => ({ operation: null })) as unknown as Call
  await undo(call, {})
  await undo(call, { seq: 7 })
  expect(said()).toEqual([messages['status.nothingToUndo'], messages['status.undoneBefore']])
})
