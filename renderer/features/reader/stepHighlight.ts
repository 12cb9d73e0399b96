import type { Annotation } from '../../../core/model/annotation.ts'
import { say } from '../../app/notices.ts'
import { isOnItsWay, reading } from '../../app/reading.ts'
import type { Doing } from '../../commands/command.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'
import { messages } from '../../i18n/messages.ts'
import { paintedHighlights } from './paintedHighlights.ts'

/** Selects the next or previous highlight in the order of the text, from the one selected or the caret. */
export async function stepHighlight(doing: Doing, by: 1 | -1): Promise<void> {
  const [next] = await highlightsFrom(doing, by)
  if (next !== undefined) select(doing, next)
}

/** The same, to the next one that is wanted; says so where there is none. */
export async function stepTo(
  doing: Doing,
  by: 1 | -1,
  isWanted: (annotation: Annotation) => boolean,
): Promise<void> {
  const { revision } = reading.get()
  const stored = (await highlightsFrom(doing, by)).filter((highlight) => !isOnItsWay(highlight))
  for (let start = 0; revision !== null && start < stored.length; start += AT_A_TIME) {
    const some = stored.slice(start, start + AT_A_TIME)
    const highlightIds = some.map(({ id }) => id)
    const annotations = await doing.call('highlights.get', { highlightIds, revision })
    const wanted = new Set(annotations.filter(isWanted).map(({ id }) => id))
    const next = some.find(({ id }) => wanted.has(id))
    if (next !== undefined) {
      select(doing, next)
      return
    }
  }
  say(messages['reading.noneFurther'])
}

/** Of ten thousand the next is most often near. */
const AT_A_TIME = 200

function select({ show }: Doing, { id, ranges }: PaintedHighlight): void {
  const { reader, caret } = reading.get()
  show({ highlightId: id })
  reader?.setCaret(ranges[0]?.[0] ?? caret)
}

/** The highlights after the one selected or the caret, or those before it, the nearest first. */
async function highlightsFrom({ call, view }: Doing, by: 1 | -1): Promise<PaintedHighlight[]> {
  const { documentId, revision, caret, painted, ...hidden } = reading.get()
  if (documentId === null || revision === null) return []
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
  const first = index === -1 ? fromCaret : index + by
  if (first === undefined || first < 0) return []
  return by === 1 ? highlights.slice(first) : highlights.slice(0, first + 1).reverse()
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
