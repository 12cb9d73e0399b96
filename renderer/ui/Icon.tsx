import styles from './Icon.module.css'
import { type IconName, icons } from './icons.ts'

/** Decoration beside a label or a name; it says nothing by itself. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: 14 | 16 }) {
  const Drawing = icons[name]
  return <Drawing className={styles['icon']} size={size} strokeWidth={1.6} aria-hidden />
}
