import { useEffect, useRef } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import styles from './Welcome.module.css'

interface BeginningProps {
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly keyName: string | undefined
  readonly onChoose: () => Promise<void>
  /** Has the focus when the screen opens, so that Enter is enough. */
  readonly isFirst?: boolean
}

/** One way to begin. */
export function Beginning({
  icon,
  title,
  detail,
  keyName,
  onChoose,
  isFirst = false,
}: BeginningProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isFirst) button.current?.focus()
  }, [isFirst])
  return (
    <button
      ref={button}
      type="button"
      className={styles['beginning']}
      onClick={() => void onChoose()}
    >
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {detail}
      </span>
      {keyName === undefined ? null : <KeyCap name={keyName} />}
    </button>
  )
}
