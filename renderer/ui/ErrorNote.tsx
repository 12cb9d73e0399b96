import type { ReactNode } from 'react'
import type { AppError } from '../../core/model/error.ts'
import { errorText } from '../i18n/errorText.ts'
import styles from './ErrorNote.module.css'
import { Icon } from './Icon.tsx'

/** What went wrong, in place. `what` is said in words of the place; left out, the error's own. */
export function ErrorNote({
  error,
  what,
  children,
}: {
  readonly error: AppError
  readonly what?: string
  /** What can be done about it. */
  readonly children?: ReactNode
}) {
  return (
    <div className={styles['note']} role="alert">
      <span className={styles['mark']}>
        <Icon name="circle-alert" />
      </span>
      <p className={styles['text']}>
        {what === undefined ? null : `${what} `}
        {errorText(error)}
      </p>
      {children === undefined ? null : <div className={styles['actions']}>{children}</div>}
    </div>
  )
}
