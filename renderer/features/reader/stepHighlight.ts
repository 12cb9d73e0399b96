import { reading } from '../../app/reading.ts'
import type { Doing } from '../../commands/command.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'
import { paintedHighlights } from './paintedHighlights.ts'

/** Selects the next or previous highlight in the order of the text, from the one selected or the caret. */
export async function stepHighlight({ call, view, show }: Doing, by: 1 | -1): Promise<void> {
  const { documentId, revision, caret, reader, painted, ...hidden } = reading.get()
  if (documentId === null || revision === null) return
  // What is drawn is at hand; asking for ten thousand takes longer than a key may. Those on their way come last in it.
  const highlights =
    painted.length > 0
      ? painted.toSorted(byStart)
      : paintedHighlights({
          ...hidden,
          stored: (await call('highlights.paint', { documentId, revision })).highlights,
          pending: [],
          codes: [],
        })
  const index = highlights.findIndex(({ id }) => id === view.highlightId)
  const startOf = (at: number) => highlights[at]?.ranges[0]?.[0] ?? 0
  const isFrom = (at: number) => (by === 1 ? startOf(at) >= caret : startOf(at) < caret)
  const indexes = [...highlights.keys()]
  const fromCaret = by === 1 ? indexes.find(isFrom) : indexes.findLast(isFrom)
  const next = highlights[index === -1 ? (fromCaret ?? -1) : index + by]
  if (next === undefined) return
  show({ highlightId: next.id })
  reader?.setCaret(next.ranges[0]?.[0] ?? caret)
}

type Placed = Pick<PaintedHighlight, 'ranges'>

function byStart({ ranges: [one] }: Placed, { ranges: [other] }: Placed): number {
  return (one?.[0] ?? 0) - (other?.[0] ?? 0)
}

/** Goes through the highlights that lie on each other at the caret, shortest first. */
export function cycleHighlights({ view, show }: Doing): void {
  const { reader, caret } = reading.get()
  const stack = reader?.highlightsAt(caret) ?? []
  const index = stack.indexOf(view.highlightId ?? '')
  const next = stack[(index + 1) % Math.max(1, stack.length)]
  if (next !== undefined) show({ highlightId: next })
}
