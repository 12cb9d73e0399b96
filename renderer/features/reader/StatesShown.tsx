import { countStates } from '../../../core/model/countStates.ts'
import { usePaint } from '../../api/usePaint.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { stateIcons } from '../../ui/stateIcons.ts'
import { statesToOffer } from '../../ui/statesToOffer.ts'

/** Highlights in which state are drawn: all, or those of one. Nothing where all of them stand exactly. */
export function StatesShown({
  documentId,
  revision,
}: {
  readonly documentId: string
  readonly revision: number
}) {
  const only = useStore(reading, (state) => state.onlyState)
  const paint = usePaint(documentId, revision)
  const counts = countStates(paint?.highlights.map(({ state }) => state) ?? [])
  if (statesToOffer(counts, only).length === 0) return null
  const text = only === null ? messages['states.all'] : messages[`review.state.${only}`]
  const trigger = (
    <Button
      kind="plain"
      icon={stateIcons[only ?? 'edited']}
      aria-label={text}
      title={messages['states.shown']}
    >
      {only === null ? null : text}
    </Button>
  )
  return (
    <Popover trigger={trigger} title={messages['states.shown']}>
      <StateFilter
        counts={counts}
        only={only}
        onChange={(onlyState) => reading.set({ onlyState })}
      />
    </Popover>
  )
}
