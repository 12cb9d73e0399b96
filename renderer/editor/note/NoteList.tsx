import { useState } from 'react'
import type { NoteTarget } from '../../../core/api/annotationMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { type Draft, NoteThread } from './NoteThread.tsx'
import styles from './note.module.css'

/** The notes on one thing that is no passage: an entity, a code, a document, the project. */
export function NoteList({
  target,
  lemma,
}: {
  readonly target: NoteTarget
  readonly lemma: string
}) {
  const [editing, setEditing] = useState<Draft | null>(null)
  const { data: notes = [] } = useAnswer('notes.list', { target })
  return (
    <section className={styles['list']}>
      <h2 className={styles['listTitle']}>
        {messages['screen.notes']}
        <span>{notes.length}</span>
      </h2>
      {notes.length === 0 && editing === null ? (
        <p className={styles['none']}>{messages['notes.noneHere']}</p>
      ) : (
        <NoteThread
          lemma={lemma}
          notes={notes}
          target={target}
          editing={editing}
          onEdit={setEditing}
          isActive
        />
      )}
      {editing === null ? (
        <Button icon="pencil-line" onClick={() => setEditing({ noteId: null, parentId: null })}>
          {messages['notes.write']}
        </Button>
      ) : null}
    </section>
  )
}
