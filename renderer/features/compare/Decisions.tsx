import { useAnswer, useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { compareState } from './compareState.ts'
import { acceptRight, flagRight, keepLeft } from './decide.ts'
import type { NoteworthyDifference } from './differences.ts'
import { offersOf } from './offers.ts'
import type { Sides } from './sides.ts'

/** What can be decided about the annotation that is chosen. What would mean nothing is not offered. */
export function Decisions({ difference }: { readonly difference: NoteworthyDifference }) {
  const call = useCall()
  const sides = useStore(compareState, (state) => state.sides)
  const offers = offersOf(difference, sides)
  const { isOpen, isFlagged } = useStanding(difference, sides)
  return (
    <>
      {offers.accept && isOpen ? (
        <Button
          kind="primary"
          keyName={keyOf('compare.accept')}
          title={messages['compare.acceptHint']}
          onClick={() => acceptRight(call).catch(sayProblem)}
        >
          {messages['compare.accept']}
        </Button>
      ) : null}
      {offers.keep ? (
        <Button
          keyName={keyOf('compare.keep')}
          title={keepHint(difference)}
          onClick={() => keepLeft(call).catch(sayProblem)}
        >
          {messages['compare.keep']}
        </Button>
      ) : null}
      {offers.flag ? (
        <Button
          icon="flag"
          keyName={keyOf('compare.flag')}
          title={messages['compare.flagHint']}
          onClick={() => flagRight(call).catch(sayProblem)}
        >
          {messages[isFlagged ? 'compare.unflag' : 'compare.flag']}
        </Button>
      ) : null}
    </>
  )
}

function keepHint({ difference: { left, right } }: NoteworthyDifference): string {
  if (right === null) return messages['compare.keepDeletedHint']
  return messages[left === null ? 'compare.keepAddedHint' : 'compare.keepHint']
}

/** Whether there is something to accept, and whether it is flagged. */
function useStanding({ difference: { right } }: NoteworthyDifference, sides: Sides | null) {
  const { documentId, revision, snapshot } = sides?.right ?? {}
  const isPresent = right !== null && documentId !== undefined && snapshot === undefined
  const where = revision === undefined ? {} : { revision }
  const annotation = useAnswer(
    'highlights.get',
    isPresent ? { highlightIds: [right.id], ...where } : null,
  )
  const flags = useAnswer('flags.list', isPresent ? { documentId, ...where } : null)
  const isFlagged = flags.data?.some(({ highlightId }) => highlightId === right?.id) ?? false
  const isMachines = annotation.data?.[0]?.anchoredBy === 'machine'
  return { isFlagged, isOpen: isMachines || isFlagged }
}
