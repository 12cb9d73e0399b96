import { messages } from '../../i18n/messages.ts'

/** What a paste outside of any field brings: files, or else its words as a file. */
export function filesOfPaste({ clipboardData, target }: ClipboardEvent): File[] {
  const isFree = target instanceof Element && target.closest(FIELDS) === null
  if (clipboardData === null || !isFree) return []
  if (clipboardData.files.length > 0) return [...clipboardData.files]
  const text = clipboardData.getData('text/plain')
  if (text.trim() === '') return []
  return [new File([text], `${messages['library.pasted']}.txt`, { type: 'text/plain' })]
}

/** The reader takes the caret too, but no text: what is pasted there is meant for the library. */
const FIELDS = 'input, textarea, [contenteditable]:not([aria-readonly=true]), [role=dialog]'
