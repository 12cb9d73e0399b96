import { keyLabel } from '../commands/keys.ts'
import styles from './KeyCap.module.css'

/** A key as it is printed on the keyboard; `name` as commands write it: Mod-k. */
export function KeyCap({ name }: { readonly name: string }) {
  return <kbd className={styles['key']}>{keyLabel(name)}</kbd>
}
