import type { IconName } from '../../ui/icons.ts'
import { stateIcons as anchorStateIcons } from '../../ui/stateIcons.ts'
import type { ReviewFilter } from './reviewItems.ts'

export const stateIcons = {
  ...anchorStateIcons,
  flagged: 'flag',
} as const satisfies Record<ReviewFilter, IconName>
