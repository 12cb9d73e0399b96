import type { AnchorState } from '../../core/model/anchor.ts'
import { messages } from '../i18n/messages.ts'
import { Icon } from './Icon.tsx'
import { stateIcons } from './stateIcons.ts'

/** The sign of a highlight that does not stand exactly as it was made. */
export function StateMark({ state }: { readonly state: AnchorState }) {
  if (state === 'exact') return null
  const name = messages[`review.state.${state}`]
  return (
    <span title={name}>
      <Icon name={stateIcons[state]} size={14} />
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
