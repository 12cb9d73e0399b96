import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** One sentence that says what goes here, and one action. */
export function EmptyState({
  text,
  children,
}: {
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <div className={styles['empty']}>
      <p className={styles['text']}>{text}</p>
      {children}
    </div>
  )
}
