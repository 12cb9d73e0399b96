import type { Range } from '../../../core/model/range.ts'
import { addRange, subtractRange } from '../../../core/text/combineRanges.ts'
import { storedId } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'
import type { View } from '../../app/view.ts'
import type { Command, Doing } from '../../commands/command.ts'
import { inTurn, resizeHighlight } from './resizeHighlight.ts'

type Combine = (text: string, ranges: readonly Range[], selected: Range) => readonly Range[]

/** Changes the passage of the highlight selected by the words selected; it stays selected. */
async function change({ call, view, show }: Doing, how: Combine): Promise<void> {
  const { selection, highlightId } = view
  const { revision, text, reader } = reading.get()
  if (selection === null || highlightId === null || revision === null) return
  // At once: what is selected when the answer comes is something else.
  reader?.setSelection(null)
  show({ selection: null })
  await inTurn(async () => {
    const id = await storedId(highlightId)
    if (id === null) return
    const [annotation] = await call('highlights.get', { highlightIds: [id], revision })
    if (annotation === undefined) return
    await resizeHighlight(call, id, how(text, annotation.ranges, selection))
  })
}

const isAny = ({ selection, highlightId }: View) => selection !== null && highlightId !== null

/** Whether the words selected lie on a part of the highlight selected. */
export function isOnHighlight({ selection, highlightId }: View): boolean {
  const highlight = reading.get().painted.find(({ id }) => id === highlightId)
  if (selection === null || highlight === undefined) return false
  return highlight.ranges.some(([start, end]) => start < selection[1] && selection[0] < end)
}

/** A highlight may have several parts: words are added to it and taken away from it. */
export const partsCommands: readonly Command[] = [
  {
    context: 'text',
    id: 'highlight.addPart',
    writes: true,
    title: 'command.addPart',
    icon: 'plus',
    keys: ['+'],
    isEnabled: isAny,
    run: (doing) => change(doing, addRange),
  },
  {
    context: 'text',
    id: 'highlight.removePart',
    writes: true,
    title: 'command.removePart',
    icon: 'x',
    keys: ['-'],
    isEnabled: isOnHighlight,
    run: (doing) => change(doing, subtractRange),
  },
]
