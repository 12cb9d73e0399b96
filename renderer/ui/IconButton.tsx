import type { ButtonHTMLAttributes, Ref } from 'react'
import { keyLabel } from '../commands/keys.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './IconButton.module.css'
import type { IconName } from './icons.ts'

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName
  /** Its name for everybody: read aloud, and shown when pointed at. */
  readonly label: string
  /** The key that does the same, as commands write it. */
  readonly keyName?: string | undefined
  /** Shown as pressed; for a toggle only. */
  readonly isOn?: boolean
  readonly size?: 14 | 16
  readonly ref?: Ref<HTMLButtonElement>
}

export function IconButton({
  icon,
  label,
  keyName,
  isOn,
  size = 16,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      title={keyName === undefined ? label : `${label} (${keyLabel(keyName)})`}
      className={classes(styles['button'], isOn === true && styles['on'], className)}
      {...rest}
    >
      <Icon name={icon} size={size} />
    </button>
  )
}
