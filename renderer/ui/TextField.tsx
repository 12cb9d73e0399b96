import { type InputHTMLAttributes, type Ref, useId } from 'react'
import { classes } from './classes.ts'
import styles from './TextField.module.css'

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  /** The label is read aloud only: the place says what the field is. */
  readonly isLabelHidden?: boolean
  readonly hint?: string | undefined
  /** What is wrong with the value. */
  readonly problem?: string | null
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField({
  label,
  isLabelHidden = false,
  hint,
  problem = null,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const text = problem ?? hint
  return (
    <div className={classes(styles['field'], className)}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        id={id}
        className={styles['input']}
        aria-invalid={problem !== null}
        aria-describedby={text === undefined ? undefined : hintId}
        spellCheck={false}
        {...rest}
      />
      {text === undefined ? null : (
        <span id={hintId} className={problem === null ? styles['hint'] : styles['problem']}>
          {text}
        </span>
      )}
    </div>
  )
}
