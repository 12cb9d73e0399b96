import { createPortal } from 'react-dom'
import { classes } from '../../ui/classes.ts'
import styles from './note.module.css'
import type { OpenSuggestion } from './suggestions.ts'

const GAP = 4
/** Part of the window's height. */
const LOW = 0.7

/** Below the caret, or above it where it stands low in the window. */
function besideCaret({ top, bottom }: DOMRect) {
  const isLow = bottom > window.innerHeight * LOW
  return isLow ? { bottom: window.innerHeight - top + GAP } : { top: bottom + GAP }
}

/** What can be taken for what is being typed; the note keeps the caret and the keys. */
export function SuggestionList({ suggestion }: { readonly suggestion: OpenSuggestion }) {
  const { label, items, index, rect, pick } = suggestion
  if (items.length === 0 || rect === null) return null
  return createPortal(
    <div className={styles['suggestionRow']} style={besideCaret(rect)}>
      <span className={styles['untilCaret']} style={{ flexBasis: rect.left }} />
      <div role="listbox" aria-label={label} className={styles['suggestions']}>
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
      </div>
    </div>,
    document.body,
  )
}
