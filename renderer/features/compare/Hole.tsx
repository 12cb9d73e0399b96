import type { SideName } from '../../../core/compare/collation.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Row.module.css'

/** Says where a paragraph went that is missing here. */
export function Hole({ side, text }: { readonly side: SideName; readonly text: string }) {
  return (
    <div className={classes(styles['hole'], styles[side])} data-side={side}>
      <Icon name={side === 'left' ? 'corner-right-down' : 'corner-left-up'} size={14} />
      {text}
    </div>
  )
}
