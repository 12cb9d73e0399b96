import { useId } from 'react'
import { classes } from './classes.ts'
import styles from './SelectField.module.css'

export interface SelectFieldProps {
  readonly label: string
  /** For labels of more than a word: above the list instead of beside it. */
  readonly isLabelAbove?: boolean
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChoose: (value: string) => void
}

/** One of many, in a closed list. */
export function SelectField({
  label,
  isLabelAbove = false,
  value,
  options,
  onChoose,
}: SelectFieldProps) {
  const id = useId()
  return (
    <div className={classes(styles['field'], isLabelAbove && styles['above'])}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
