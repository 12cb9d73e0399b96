import type { Call } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { compareState, currentDifference, stepDifference } from './compareState.ts'
import { type Offers, offersOf } from './offers.ts'

/** What can be decided about the chosen difference. */
export function presentOffers(): Offers {
  const state = compareState.get()
  return offersOf(currentDifference(state), state.sides)
}

/** The annotation on the right is where it should be. */
export async function acceptRight(call: Call): Promise<void> {
  const chosen = chosenAnnotation()
  if (chosen === null || !presentOffers().accept) return
  const { confirmed } = await call('highlights.confirm', {
    highlightIds: [chosen.id],
    ...chosen.where,
  })
  if (confirmed === 0) say(messages['compare.acceptedBefore'])
  else sayDone(call, messages['compare.accepted'], chosen.documentId)
  stepDifference(1, 'annotations')
}

/** The annotation becomes what it is on the left. */
export async function keepLeft(call: Call): Promise<void> {
  const chosen = chosenAnnotation()
  const { sides } = compareState.get()
  if (chosen === null || sides === null || !presentOffers().keep) return
  const { changed } = await call('compare.keepLeft', { ...sides, highlightId: chosen.id })
  if (changed === 0) say(messages['compare.keptBefore'])
  else sayDone(call, messages['compare.kept'], chosen.documentId)
}

/** The annotation waits in the review, or no more. */
export async function flagRight(call: Call): Promise<void> {
  const chosen = chosenAnnotation()
  if (chosen === null || !presentOffers().flag) return
  const flagging = { highlightIds: [chosen.id], ...chosen.where }
  const { flagged } = await call('flags.add', flagging)
  if (flagged === 0) await call('flags.remove', flagging)
  const done = messages[flagged === 0 ? 'compare.unflagged' : 'compare.flagged']
  sayDone(call, done, chosen.documentId)
}

function chosenAnnotation() {
  const state = compareState.get()
  const current = currentDifference(state)
  if (current?.kind !== 'annotation' || state.sides === null) return null
  const { documentId, revision } = state.sides.right
  const { left, right } = current.difference
  const id = right?.id ?? left?.id
  return id === undefined
    ? null
    : { id, documentId, where: revision === undefined ? {} : { revision } }
}

function sayDone(call: Call, text: string, documentId: string): void {
  const undo = () => call('history.undo', { documentId })
  say(text, { label: messages['action.undo'], run: () => void undo().catch(sayProblem) })
}
