import styles from './Siglum.module.css'
import { siglumOf } from './siglumOf.ts'

/** Who made it, in letters; the whole name when pointed at and when read aloud. */
export function Siglum({ name }: { readonly name: string }) {
  return (
    <abbr className={styles['siglum']} title={name}>
      {siglumOf(name)}
    </abbr>
  )
}
