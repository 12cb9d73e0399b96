import { type KeyboardEvent, useState } from 'react'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { TextField } from '../../ui/TextField.tsx'
import rows from './rows.module.css'

/** A title on its way to another: Enter or leaving keeps it, Escape does not. */
export function RenameField({
  documentId,
  title,
  onEnd,
}: {
  readonly documentId: string
  readonly title: string
  readonly onEnd: () => void
}) {
  const call = useCall()
  const [text, setText] = useState(title)
  const keep = () => {
    const wanted = text.trim()
    if (wanted !== '' && wanted !== title) {
      call('documents.update', { documentId, title: wanted }).catch(sayProblem)
    }
    onEnd()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') keep()
    if (event.key === 'Escape') onEnd()
  }
  return (
    <div className={rows['row']}>
      <TextField
        label={messages['library.newTitle']}
        isLabelHidden
        value={text}
        maxLength={1000}
        ref={focusOnce}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
    </div>
  )
}

function focusOnce(input: HTMLInputElement | null): void {
  if (input === null || document.activeElement === input) return
  input.focus()
  input.select()
}
