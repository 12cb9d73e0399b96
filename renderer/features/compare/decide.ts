import type { Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { undoOffer } from '../../app/undo.ts'
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
  const done = await call('highlights.confirm', {
    highlightIds: [chosen.id],
    ...chosen.where,
  })
  if (done.confirmed === 0) say(messages['compare.acceptedBefore'])
  else say(messages['compare.accepted'], undoOffer(call, done))
  stepDifference(1, 'annotations')
}

/** The annotation becomes what it is on the left. */
export async function keepLeft(call: Call): Promise<void> {
  const chosen = chosenAnnotation()
  const { sides } = compareState.get()
  if (chosen === null || sides === null || !presentOffers().keep) return
  const done = await call('compare.keepLeft', { ...sides, highlightId: chosen.id })
  if (done.changed === 0) say(messages['compare.keptBefore'])
  else say(messages['compare.kept'], undoOffer(call, done))
}

/** The annotation waits in the review, or no more. */
export async function flagRight(call: Call): Promise<void> {
  const chosen = chosenAnnotation()
  if (chosen === null || !presentOffers().flag) return
  const flagging = { highlightIds: [chosen.id], ...chosen.where }
  const flagged = await call('flags.add', flagging)
  if (flagged.flagged > 0) say(messages['compare.flagged'], undoOffer(call, flagged))
  else say(messages['compare.unflagged'], undoOffer(call, await call('flags.remove', flagging)))
}

function chosenAnnotation() {
  const state = compareState.get()
  const current = currentDifference(state)
  if (current?.kind !== 'annotation' || state.sides === null) return null
  const { revision } = state.sides.right
  const { left, right } = current.difference
  const id = right?.id ?? left?.id
  return id === undefined ? null : { id, where: revision === undefined ? {} : { revision } }
}
