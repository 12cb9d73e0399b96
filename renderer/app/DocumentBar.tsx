import type { ReactNode } from 'react'
import styles from './DocumentBar.module.css'

/** The line above a document: its title, which revision, and at the right what can be done with it. */
export function DocumentBar({
  title,
  detail,
  children,
}: {
  readonly title: string
  readonly detail?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className={styles['bar']}>
      <h2 className={styles['title']}>{title}</h2>
      <span className={styles['detail']}>{detail}</span>
      <div className={styles['actions']}>{children}</div>
    </header>
  )
}
