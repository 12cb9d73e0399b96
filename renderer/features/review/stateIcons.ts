import type { IconName } from '../../ui/icons.ts'
import type { ReviewFilter } from './reviewItems.ts'

export const stateIcons = {
  exact: 'equal',
  shifted: 'move-right',
  edited: 'diff',
  ambiguous: 'split',
  orphan: 'unlink',
  flagged: 'flag',
} as const satisfies Record<ReviewFilter, IconName>
