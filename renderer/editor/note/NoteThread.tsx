import type { ReactNode } from 'react'
import type { NoteTarget } from '../../../core/api/annotationMethods.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import type { Id } from '../../../core/model/id.ts'
import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Siglum } from '../../ui/Siglum.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import styles from './note.module.css'
import { RichTextView } from './RichTextView.tsx'

/** Which note is being written: a new one, a reply, or one that is there. */
export interface Draft {
  readonly noteId: Id | null
  readonly parentId: Id | null
}

export interface NoteThreadProps {
  /** The words the notes are about. */
  readonly lemma: string
  readonly notes: readonly NoteView[]
  readonly target: NoteTarget
  readonly editing: Draft | null
  onEdit(draft: Draft | null): void
  readonly isActive: boolean
  /** Who wrote the only note is said elsewhere. */
  readonly hasOneSiglum?: boolean
}

/** Notes about one thing with their replies: lemma ] note siglum. */
export function NoteThread(props: NoteThreadProps) {
  const { lemma, notes, target, editing, onEdit, isActive, hasOneSiglum = false } = props
  // The field keeps its key while its note is being made, so that typing is never interrupted.
  const field = (noteId: Id | null, content: NoteView['content'] | null) => (
    <NoteEditor
      key="field"
      note={{ noteId, parentId: editing?.parentId ?? null, target }}
      content={content}
      onMade={(made) => onEdit({ noteId: made, parentId: editing?.parentId ?? null })}
      onDone={() => onEdit(null)}
    />
  )
  const isNew = editing !== null && !notes.some(({ id }) => id === editing.noteId)
  return (
    <>
      <span className={styles['lemma']}>{lemma}</span>
      <span className={styles['bracket']}>]</span>{' '}
      {[
        ...notes.map(
          (note): ReactNode =>
            note.id === editing?.noteId ? (
              field(note.id, note.content)
            ) : (
              <OneNote
                key={note.id}
                note={note}
                hasSiglum={!hasOneSiglum || note.parentId !== null}
                isActive={isActive && !(hasOneSiglum && notes.length === 1)}
                onEdit={onEdit}
              />
            ),
        ),
        ...(isNew ? [field(editing.noteId, null)] : []),
      ]}
    </>
  )
}

function OneNote({
  note,
  hasSiglum,
  isActive,
  onEdit,
}: {
  readonly note: NoteView
  readonly hasSiglum: boolean
  readonly isActive: boolean
  onEdit(draft: Draft): void
}) {
  const call = useCall()
  const trash = async () => {
    const done = await attempt(() => call('notes.trash', { noteId: note.id }))
    if (done !== null) say(messages['notes.trashed'])
  }
  return (
    <div className={classes(note.parentId === null ? styles['note'] : styles['reply'])}>
      <RichTextView content={note.content} />
      {hasSiglum ? (
        <span className={styles['by']}>
          {note.parentId === null ? '' : '— '}
          <Siglum name={note.annotator} />
        </span>
      ) : null}
      {isActive ? (
        <span className={styles['noteActions']}>
          <IconButton
            icon="pencil"
            size={14}
            label={messages['notes.edit']}
            onClick={() => onEdit({ noteId: note.id, parentId: note.parentId })}
          />
          <IconButton icon="trash-2" size={14} label={messages['notes.trash']} onClick={trash} />
        </span>
      ) : null}
    </div>
  )
}
