import type { Editor } from '@tiptap/react'
import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './note.module.css'

/** Form, the quote of the highlight selected, and Done. */
export function NoteToolbar({ editor, onDone }: { readonly editor: Editor; onDone(): void }) {
  const call = useCall()
  const { highlightId } = view.get()
  const quote = () =>
    void attempt(async () => {
      if (highlightId === null) return
      const [annotation] = await call('highlights.get', { highlightIds: [highlightId] })
      if (annotation === undefined) return
      const { id, revision, quote: words } = annotation
      const attrs = { highlightId: id, revision, quote: words }
      editor.chain().focus().insertContent({ type: 'quoteEmbed', attrs }).run()
    })
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
      label: messages['notes.bulletList'],
      onChoose: () => editor.chain().focus().toggleBulletList().run(),
    },
    {
      label: messages['notes.table'],
      onChoose: () =>
        editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    },
    ...(highlightId === null ? [] : [{ label: messages['notes.embedQuote'], onChoose: quote }]),
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
