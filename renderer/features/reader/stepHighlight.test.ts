import { afterEach, expect, test } from 'vitest'
import { nothingRead, type Reading, reading } from '../../app/reading.ts'
import { initialView, type View } from '../../app/view.ts'
import type { Doing } from '../../commands/command.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'
import { stepHighlight, stepTo } from './stepHighlight.ts'

afterEach(() => reading.set({ ...nothingRead, caret: 0, hiddenCodeIds: [] }))

const painted = (id: string, start: number): PaintedHighlight => ({
  id,
  ranges: [[start, start + 5]],
  state: 'exact',
  colour: 'madder',
})

/** Which highlight a step leads to; `asked` counts what the host was asked. */
async function stepped(state: Partial<Reading>, view: Partial<View>, by: 1 | -1) {
  reading.set({ documentId: 'd', revision: 1, ...state })
  const shown: Partial<View>[] = []
  let asked = 0
  const call = async () => {
    asked++
    const stored = (id: string, start: number, codeId: string) => ({
      ...painted(id, start),
      annotatorId: 'x',
      codeIds: [codeId],
    })
    const highlights = [stored('of the host', 30, 'a'), stored('another', 40, 'b')]
    return { revision: 1, seq: 1, changed: null, highlights }
  }
  const doing: Doing = {
    view: { ...initialView, ...view },
    show: (change) => shown.push(change),
    // One method is asked; its answer is the one above.
    call: call as unknown as Doing['call'],
    forgetAnswers: async () => undefined,
  }
  await stepHighlight(doing, by)
  return { to: shown.map(({ highlightId }) => highlightId), asked }
}

const drawn = [painted('a', 10), painted('b', 20), painted('c', 40), painted('pending-1', 30)]

test('goes in the order of the text through what is drawn, the one on its way too', async () => {
  const from = (highlightId: string, by: 1 | -1) => stepped({ painted: drawn }, { highlightId }, by)
  expect(await from('b', 1)).toEqual({ to: ['pending-1'], asked: 0 })
  expect(await from('pending-1', 1)).toEqual({ to: ['c'], asked: 0 })
  expect(await from('b', -1)).toEqual({ to: ['a'], asked: 0 })
  expect(await from('c', 1)).toEqual({ to: [], asked: 0 })
})

test('begins at the caret where none is selected', async () => {
  const at = (caret: number, by: 1 | -1) =>
    stepped({ painted: drawn, caret }, { highlightId: null }, by)
  expect(await at(15, 1)).toEqual({ to: ['b'], asked: 0 })
  expect(await at(15, -1)).toEqual({ to: ['a'], asked: 0 })
})

test('asks the host while nothing is drawn yet', async () => {
  expect(await stepped({ painted: [] }, { highlightId: null }, 1)).toEqual({
    to: ['of the host'],
    asked: 1,
  })
})

test('goes on to what is wanted, however far, and past what is on its way', async () => {
  const many = Array.from({ length: 900 }, (_, index) => painted(`h${index}`, index * 10))
  const asked: number[] = []
  const call = async (_method: string, { highlightIds }: { highlightIds: string[] }) => {
    asked.push(highlightIds.length)
    return highlightIds.toReversed().map((id) => ({ id }))
  }
  const wanted =
    (...ids: string[]) =>
    async (highlightId: string, by: 1 | -1) => {
      const all = [...many, painted('pending-1', 12)]
      reading.set({ documentId: 'd', revision: 1, painted: all })
      const shown: Partial<View>[] = []
      const doing: Doing = {
        view: { ...initialView, highlightId },
        show: (change) => shown.push(change),
        // One method is asked; its answer is the one above.
        call: call as unknown as Doing['call'],
        forgetAnswers: async () => undefined,
      }
      await stepTo(doing, by, ({ id }) => ids.includes(id))
      return shown.map((change) => change.highlightId)
    }
  expect(await wanted('h5', 'h7')('h0', 1)).toEqual(['h5'])
  expect(await wanted('h5', 'h7')('h5', 1)).toEqual(['h7'])
  expect(await wanted('h5', 'h7')('h800', -1)).toEqual(['h7'])
  expect(await wanted('h899')('h1', 1)).toEqual(['h899'])
  expect(await wanted('h1')('h1', 1)).toEqual([])
  expect(Math.max(...asked)).toBe(200)
})

test('leads to nothing that is hidden', async () => {
  const from = (hiddenCodeIds: string[]) =>
    stepped({ painted: [], hiddenCodeIds }, { highlightId: null }, 1)
  expect(await from(['a'])).toEqual({ to: ['another'], asked: 1 })
  expect(await from(['a', 'b'])).toEqual({ to: [], asked: 1 })
})
