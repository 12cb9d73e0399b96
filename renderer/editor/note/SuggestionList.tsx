import { createPortal } from 'react-dom'
import { classes } from '../../ui/classes.ts'
import styles from './note.module.css'
import type { OpenSuggestion } from './suggestions.ts'

/** What can be taken for what is being typed; the note keeps the caret and the keys. */
export function SuggestionList({ suggestion }: { readonly suggestion: OpenSuggestion }) {
  const { label, items, index, rect, pick } = suggestion
  if (items.length === 0 || rect === null) return null
  return createPortal(
    <div
      role="listbox"
      aria-label={label}
      className={styles['suggestions']}
      style={{ left: rect.left, top: rect.bottom + 4 }}
    >
      {items.map((item, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the note has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the note keeps the focus
        <div
          key={`${item.id} ${item.label}`}
          role="option"
          aria-selected={at === index}
          className={classes(styles['suggestion'], at === index && styles['currentSuggestion'])}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(item)}
        >
          {item.text}
        </div>
      ))}
    </div>,
    document.body,
  )
}
