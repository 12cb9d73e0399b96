import type { Ranges } from '../../../core/model/range.ts'
import type { Call } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { neighbour, unconfirmed } from './reviewItems.ts'
import { chooseItem, currentItem, reviewState } from './reviewState.ts'

/** Accepts where the machine put the present one. */
export async function acceptCurrent(call: Call): Promise<void> {
  const item = currentItem(reviewState.get())
  if (item?.state === 'edited') await accept(call, [item.annotation.id])
}

/** Accepts where the machine put these, as one step. */
export async function accept(call: Call, highlightIds: string[]): Promise<void> {
  if (highlightIds.length === 0) return
  const goOn = nextAfter(highlightIds)
  const { confirmed } = await call('highlights.confirm', { highlightIds, ...where() })
  goOn()
  sayDone(call, messages['review.accepted'](confirmed))
}

export async function acceptAllEdited(call: Call): Promise<void> {
  const { items } = reviewState.get()
  await accept(
    call,
    unconfirmed(
      items.map(({ annotation }) => annotation),
      ['edited'],
    ),
  )
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
  const { id: highlightId } = item.annotation
  const goOn = nextAfter([highlightId])
  await call('highlights.attach', {
    highlightId,
    ranges: ranges.map(([...range]) => range),
    ...where(),
  })
  getSelection()?.removeAllRanges()
  goOn()
  sayDone(call, messages['review.attached'])
}

function where(): { revision: number } | Record<string, never> {
  const { revision } = reviewState.get()
  return revision === null ? {} : { revision }
}

/** Goes to what comes after these, which is asked before they leave the list. */
function nextAfter(ids: readonly string[]): () => void {
  const { items } = reviewState.get()
  const last = ids.at(-1) ?? null
  const rest = items.filter(
    ({ annotation }) => !ids.includes(annotation.id) || annotation.id === last,
  )
  const next = neighbour(rest, last, 1)
  return () => chooseItem(next === last ? null : next)
}

function sayDone(call: Call, text: string): void {
  const { documentId } = reviewState.get()
  const undo = () => call('history.undo', documentId === null ? {} : { documentId })
  say(text, { label: messages['action.undo'], run: () => void undo().catch(sayProblem) })
}
