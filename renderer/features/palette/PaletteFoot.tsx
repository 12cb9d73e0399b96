import { messages } from '../../i18n/messages.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import styles from './Palette.module.css'

const hints = [
  ['Enter', 'palette.run'],
  ['@', 'palette.entityHint'],
  ['#', 'palette.codeHint'],
  ['"', 'palette.textHint'],
  ['Escape', 'palette.close'],
] as const

export function PaletteFoot() {
  return (
    <div className={styles['foot']}>
      {hints.map(([key, text]) => (
        <span key={key}>
          <KeyCap name={key} /> {messages[text]}
        </span>
      ))}
    </div>
  )
}
