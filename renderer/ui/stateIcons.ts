import type { AnchorState } from '../../core/model/anchor.ts'
import type { IconName } from './icons.ts'

/** The sign of how a highlight stands on a revision. */
export const stateIcons = {
  exact: 'equal',
  shifted: 'move-right',
  edited: 'diff',
  ambiguous: 'split',
  orphan: 'unlink',
} as const satisfies Record<AnchorState, IconName>
