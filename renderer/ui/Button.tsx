import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { KeyCap } from './KeyCap.tsx'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: at most one in a view. plain: without a border, in bars. */
  readonly kind?: 'primary' | 'secondary' | 'plain'
  readonly icon?: IconName
  /** The key that does the same, as commands write it. */
  readonly keyName?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

/** Verb and object: "Attach to 1". */
export function Button({
  kind = 'secondary',
  icon,
  keyName,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" className={classes(styles['button'], styles[kind], className)} {...rest}>
      {icon === undefined ? null : <Icon name={icon} size={14} />}
      {children}
      {keyName === undefined ? null : <KeyCap name={keyName} />}
    </button>
  )
}
