import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Id } from '../../../core/model/id.ts'
import { RichText } from '../../../core/model/richText.ts'
import { useCall } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { editorContent } from './editorContent.ts'
import { NoteToolbar } from './NoteToolbar.tsx'
import styles from './note.module.css'
import { noteExtensions } from './noteExtensions.ts'
import { SuggestionList } from './SuggestionList.tsx'
import { type OpenSuggestion, suggestionExtensions } from './suggestions.ts'
import { TypedLink } from './typedLink.ts'
import { type SavedNote, useNoteSaving } from './useNoteSaving.ts'

const EMPTY = { type: 'doc', content: [{ type: 'paragraph' }] }

/** A note being written. Undo in it is the editor's own; what is written is saved by itself. */
export function NoteEditor({
  note,
  content,
  onMade,
  onDone,
}: {
  readonly note: SavedNote
  readonly content: RichText | null
  onMade(noteId: Id): void
  onDone(): void
}) {
  const call = useCall()
  const { write, flush, savedId } = useNoteSaving(note, onMade)
  const [suggestion, setSuggestion] = useState<OpenSuggestion | null>(null)
  const [extensions] = useState(() => [
    ...noteExtensions(),
    TypedLink,
    ...suggestionExtensions(call, setSuggestion, savedId),
  ])
  const editor = useEditor({
    extensions,
    content: content === null ? EMPTY : editorContent(content),
    // The page's policy takes styles from its own files alone; ours are in note.module.css.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: styles['editor'] ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': messages['notes.text'],
      },
    },
    onUpdate: ({ editor: changed }) => write(RichText.parse(changed.getJSON())),
    onBlur: () => void flush(),
  })
  const before = useRef<Element | null>(null)
  // At once: what is typed next belongs into the note.
  useLayoutEffect(() => {
    before.current = document.activeElement
    editor.view.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)))
    editor.view.focus()
  }, [editor])
  const finish = () => {
    // To where the person came from, most often the text: the next key goes there.
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
    void flush().then(onDone)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside
    <div
      className={styles['writing']}
      onKeyDown={(event) => {
        if (suggestion !== null || event.nativeEvent.isComposing) return
        const isDone =
          event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!isDone) return
        event.preventDefault()
        event.stopPropagation()
        finish()
      }}
    >
      <EditorContent editor={editor} />
      {suggestion === null ? null : <SuggestionList suggestion={suggestion} />}
      <NoteToolbar editor={editor} onDone={finish} />
    </div>
  )
}
