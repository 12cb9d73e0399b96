import type { AnchorState } from '../../../core/model/anchor.ts'
import type { IconName } from '../../ui/icons.ts'

export const stateIcons = {
  exact: 'equal',
  shifted: 'move-right',
  edited: 'diff',
  ambiguous: 'split',
  orphan: 'unlink',
} as const satisfies Record<AnchorState, IconName>
