import { useId } from 'react'
import styles from './Choice.module.css'

export interface ChoiceProps<T extends string> {
  readonly label: string
  /** Of several that are one choice together; without it the choice is one of its own. */
  readonly name?: string
  readonly value: T
  readonly options: readonly {
    readonly value: T
    readonly label: string
    /** Said in small beside the label. */
    readonly hint?: string
  }[]
  readonly onChoose: (value: T) => void
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const own = useId()
  const { label, name = own, value, options, onChoose } = props
  return (
    <fieldset className={styles['choice']}>
      <legend className={styles['legend']}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles['option']}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            {option.hint === undefined ? null : (
              <span className={styles['hint']}>{option.hint}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
