import type { ReactNode } from 'react'
import styles from './Section.module.css'

/** A part of the left pane: a quiet title, actions at its right, rows below that scroll. */
export function Section({
  title,
  actions,
  children,
  grows = false,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly grows?: boolean
}) {
  return (
    <section className={grows ? `${styles['section']} ${styles['grows']}` : styles['section']}>
      <h2 className={styles['title']}>
        {title}
        <span className={styles['actions']}>{actions}</span>
      </h2>
      {children}
    </section>
  )
}
