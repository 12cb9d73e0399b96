import styles from './ChangedWords.module.css'
import type { WordRun } from './changedText.ts'

/** Words that only the older text has. */
export function Deleted({ children }: { readonly children: string }) {
  return <del className={styles['deleted']}>{children}</del>
}

/** Words that only the newer text has. */
export function Inserted({ children }: { readonly children: string }) {
  return <ins className={styles['inserted']}>{children}</ins>
}

/** Words with what is gone and what came marked. */
export function ChangedWords({ words }: { readonly words: readonly WordRun[] }) {
  let offset = 0
  return words.map(({ text, kind }) => {
    const key = `${kind}-${offset}`
    offset += text.length
    if (kind === 'same') return <span key={key}>{text}</span>
    const Mark = kind === 'deleted' ? Deleted : Inserted
    return <Mark key={key}>{text}</Mark>
  })
}
