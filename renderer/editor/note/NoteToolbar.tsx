import type { Editor } from '@tiptap/react'
import { useAnswer } from '../../api/useApi.ts'
import { isOnItsWay } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './note.module.css'

/** Form, the quote of the highlight selected, and Done. */
export function NoteToolbar({ editor, onDone }: { readonly editor: Editor; onDone(): void }) {
  const highlightId = useStore(view, (state) => state.highlightId)
  const isAsked = highlightId !== null && !isOnItsWay({ id: highlightId })
  // Read beforehand: what is chosen is in the note at once, before anybody can be done with it.
  const { data } = useAnswer('highlights.get', isAsked ? { highlightIds: [highlightId] } : null)
  const quoted = data?.map(({ id, revision, quote }) => ({ highlightId: id, revision, quote }))
  const items = [
    {
      label: messages['notes.bold'],
      keyName: 'Mod-b',
      onChoose: () => editor.chain().focus().toggleBold().run(),
    },
    {
      label: messages['notes.italic'],
      keyName: 'Mod-i',
      onChoose: () => editor.chain().focus().toggleItalic().run(),
    },
    {
      label: messages['notes.heading'],
      keyName: 'Mod-Alt-2',
      onChoose: () => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    },
    {
      label: messages['notes.bulletList'],
      keyName: 'Mod-Shift-8',
      onChoose: () => editor.chain().focus().toggleBulletList().run(),
    },
    {
      label: messages['notes.orderedList'],
      keyName: 'Mod-Shift-7',
      onChoose: () => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      label: messages['notes.quotation'],
      keyName: 'Mod-Shift-b',
      onChoose: () => editor.chain().focus().toggleBlockquote().run(),
    },
    {
      label: messages['notes.table'],
      onChoose: () =>
        editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    },
    ...(quoted ?? []).map((attrs) => ({
      label: messages['notes.embedQuote'],
      onChoose: () => editor.chain().focus().insertContent({ type: 'quoteEmbed', attrs }).run(),
    })),
  ]
  return (
    <div className={styles['toolbar']}>
      <Menu
        trigger={<IconButton icon="text" size={14} label={messages['notes.formatting']} />}
        items={items}
        focusAfter={() => editor.view.dom}
      />
      <Button kind="plain" onClick={onDone} keyName="Mod-Enter">
        {messages['notes.done']}
      </Button>
    </div>
  )
}
