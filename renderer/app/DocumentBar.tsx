import type { ReactNode } from 'react'
import styles from './DocumentBar.module.css'

/** The line above a document: its title, which revision, and at the right what can be done with it. */
export function DocumentBar({
  title,
  source,
  detail,
  children,
}: {
  readonly title: string
  /** Who wrote it, where and when it was published. */
  readonly source?: ReactNode
  readonly detail?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className={styles['bar']}>
      <h2 className={styles['title']}>{title}</h2>
      {source === undefined ? null : <span className={styles['source']}>{source}</span>}
      <span className={styles['detail']}>{detail}</span>
      <div className={styles['actions']}>{children}</div>
    </header>
  )
}
