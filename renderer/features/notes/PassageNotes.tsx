import { useState } from 'react'
import type { Annotation } from '../../../core/model/annotation.ts'
import { useAnswer } from '../../api/useApi.ts'
import { openPassage } from '../../app/openPassage.ts'
import { type Draft, NoteThread } from '../../editor/note/NoteThread.tsx'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './NotesScreen.module.css'

const EXCERPT = 80

/** Notes on passages, in the order of the texts. */
export function PassageNotes({ filter }: { readonly filter: string }) {
  const { data: annotations = [], error } = useAnswer('highlights.list', {})
  const { data: documents = [] } = useAnswer('documents.list', {})
  const titles = new Map(documents.map(({ id, title }) => [id, title]))
  const found = annotations.filter(({ notes, quote }) => {
    const holds = (words: string) => words.toLowerCase().includes(filter)
    return notes.some(({ markdown }) => holds(markdown)) || (notes.length > 0 && holds(quote))
  })
  if (error !== null) return <ErrorNote error={error} />
  if (found.length === 0) return <p className={styles['none']}>{messages['notes.none']}</p>
  return (
    <VirtualList
      items={found}
      keyOf={({ id }) => id}
      rowHeight={96}
      hasEqualRows={false}
      className={styles['list'] ?? ''}
      label={messages['notes.onPassages']}
      renderItem={(annotation) => (
        <Row annotation={annotation} title={titles.get(annotation.documentId) ?? ''} />
      )}
    />
  )
}

function Row({ annotation, title }: { readonly annotation: Annotation; readonly title: string }) {
  const [editing, setEditing] = useState<Draft | null>(null)
  const { quote } = annotation
  const lemma = quote.length > EXCERPT ? `${quote.slice(0, EXCERPT).trimEnd()}…` : quote
  return (
    <div className={styles['row']}>
      <NoteThread
        lemma={lemma}
        notes={annotation.notes}
        target={{ kind: 'highlight', id: annotation.id }}
        editing={editing}
        onEdit={setEditing}
        isActive
      />
      <Button
        kind="plain"
        className={styles['where']}
        onClick={() =>
          openPassage(annotation.documentId, annotation.id, annotation.ranges[0]?.[0] ?? 0)
        }
      >
        {title}
      </Button>
    </div>
  )
}
