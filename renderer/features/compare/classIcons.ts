import type { DifferenceClass } from '../../../core/compare/comparison.ts'
import type { IconName } from '../../ui/icons.ts'

export const classIcons = {
  kept: 'equal',
  shifted: 'move-right',
  'text-changed': 'diff',
  moved: 'arrow-down-up',
  lost: 'circle-slash',
  new: 'plus',
  're-coded': 'tag',
  'note-edited': 'pencil-line',
  'links-changed': 'link-2',
  resized: 'scaling',
} as const satisfies Record<DifferenceClass, IconName>
