import type { AnchorState } from '../../../core/model/anchor.ts'
import type { Ranges } from '../../../core/model/range.ts'
import type { Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { undoOffer } from '../../app/undo.ts'
import { messages } from '../../i18n/messages.ts'
import { canAccept, neighbour } from './reviewItems.ts'
import { chooseItem, currentItem, reviewState } from './reviewState.ts'

/** Accepts where the present one stands. */
export async function acceptCurrent(call: Call): Promise<void> {
  const item = currentItem(reviewState.get())
  if (item === null || !canAccept(item)) return
  const { id, revision } = item.annotation
  const goOn = nextAfter(id)
  const done = await call('highlights.confirm', { highlightIds: [id], revision })
  goOn()
  say(messages['review.accepted'](done.confirmed), undoOffer(call, done))
}

/** The present one has no place here, says the person. */
export async function leaveCurrent(call: Call): Promise<void> {
  const item = currentItem(reviewState.get())
  if (item === null) return
  const { id } = item.annotation
  const goOn = nextAfter(id)
  const done = await call('review.leave', { highlightIds: [id] })
  if (done.left === 0) return
  goOn()
  say(messages['review.left'], undoOffer(call, done))
}

/** Accepts everything of a kind that the machine placed, as one step. */
export async function acceptAll(call: Call, states: AnchorState[]): Promise<void> {
  const { documentId } = reviewState.get()
  const scope = documentId === null ? {} : { documentId }
  const done = await call('review.accept', { states, ...scope })
  say(messages['review.accepted'](done.confirmed), undoOffer(call, done))
}

/** Attaches the present one to a candidate, counted from 0. */
export async function attachTo(call: Call, index: number): Promise<void> {
  const ranges = currentItem(reviewState.get())?.candidates[index]?.ranges
  if (ranges !== undefined) await attach(call, ranges)
}

/** Attaches the present one to the words that were selected by hand. */
export async function attachBySelection(call: Call): Promise<void> {
  const { selection } = reviewState.get()
  if (selection !== null) await attach(call, [selection])
}

async function attach(call: Call, ranges: Ranges): Promise<void> {
  const item = currentItem(reviewState.get())
  if (item === null) return
  const { id: highlightId, revision } = item.annotation
  const goOn = nextAfter(highlightId)
  const done = await call('highlights.attach', {
    highlightId,
    ranges: ranges.map(([...range]) => range),
    revision,
  })
  getSelection()?.removeAllRanges()
  goOn()
  say(messages['review.attached'], undoOffer(call, done))
}

/** Goes to what comes after it, which is asked before it leaves the list. */
function nextAfter(id: string): () => void {
  const { items } = reviewState.get()
  const next = neighbour(items, id, 1)
  return () => chooseItem(next === id ? null : next)
}
