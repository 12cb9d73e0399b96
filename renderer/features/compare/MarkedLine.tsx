import type { MarkedWords } from './markedText.ts'
import styles from './Words.module.css'

/** Words with what is gone and what came marked. */
export function MarkedLine({ words }: { readonly words: readonly MarkedWords[] }) {
  let offset = 0
  return words.map(({ text, kind }) => {
    const key = `${kind}-${offset}`
    offset += text.length
    if (kind === 'same') return <span key={key}>{text}</span>
    const Mark = kind === 'deleted' ? 'del' : 'ins'
    return (
      <Mark key={key} className={styles[kind]}>
        {text}
      </Mark>
    )
  })
}
