import { classes } from '../../ui/classes.ts'
import { rulingOf } from '../../ui/ruling.ts'
import styles from './Bars.module.css'

const SHOWN = 5

/** A few bars in the hues of codes: roughly how much a section holds, and of what. */
export function Bars({ colours }: { readonly colours: readonly string[] }) {
  return (
    <span className={styles['bars']} aria-hidden>
      {colours.slice(0, SHOWN).map((colour, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars of one colour are alike
        <i key={index} className={classes(styles['bar'], `k-${rulingOf(colour)}`)} />
      ))}
    </span>
  )
}
