import { useState } from 'react'
import type { NotedThingView } from '../../../core/api/annotationMethods.ts'
import type { Input } from '../../../core/api/registry.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { exportFound } from '../../app/exportFound.ts'
import { openEntity } from '../../app/openEntity.ts'
import { openPassage } from '../../app/openPassage.ts'
import { openDocument } from '../../app/view.ts'
import { type Draft, NoteThread } from '../../editor/note/NoteThread.tsx'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { StateMark } from '../../ui/StateMark.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './NotesScreen.module.css'

const PAGE = 50
const EXCERPT = 80

type Filter = Input<'notes.find'>

/**
 * What was found, asked for page by page as it comes into view; ten thousand cost as much as fifty. What was
 * found before stays until another filter has its answer.
 */
export function FoundNotes({
  filter,
  label,
  onState,
}: {
  readonly filter: Filter
  readonly label: string
  /** Passages in this state alone, null = in all. */
  onState(state: AnchorState | null): void
}) {
  const { data, error } = useAnswer('notes.find', pageOf(filter, 0), { keepsLast: true })
  if (error !== null) return <ErrorNote error={error} />
  if (data === undefined) return null
  const states = <StateFilter counts={data.counts} only={filter.state ?? null} onChange={onState} />
  if (data.total === 0) {
    return (
      <>
        {states}
        <p className={styles['none']}>
          {messages[isFiltered(filter) ? 'notes.noneFound' : 'notes.none']}
        </p>
      </>
    )
  }
  return (
    <>
      <div className={styles['found']}>
        {states}
        {filter.kind === 'highlight' ? <ExportThese filter={filter} /> : null}
      </div>
      <VirtualList
        items={Array.from({ length: data.total }, (_, index) => index)}
        keyOf={String}
        rowHeight={96}
        hasEqualRows={false}
        startsOverWith={JSON.stringify(filter)}
        className={styles['list'] ?? ''}
        label={label}
        renderItem={(index) => <Found filter={filter} index={index} />}
      />
    </>
  )
}

function ExportThese({ filter: { text, annotatorIds, state } }: { readonly filter: Filter }) {
  const call = useCall()
  const input = {
    text,
    ...(annotatorIds === undefined ? {} : { annotatorIds }),
    ...(state === undefined ? {} : { state }),
  }
  return (
    <Button
      kind="plain"
      icon="download"
      onClick={() => exportFound(call('notes.highlights', input))}
    >
      {messages['export.these']}
    </Button>
  )
}

function isFiltered({ text, annotatorIds, state }: Filter): boolean {
  return text !== '' || annotatorIds !== undefined || state !== undefined
}

function pageOf(filter: Filter, index: number): Filter {
  return { ...filter, offset: index - (index % PAGE), limit: PAGE }
}

/** One of the things found; rows of one page share its answer. */
function Found({ filter, index }: { readonly filter: Filter; readonly index: number }) {
  const { data } = useAnswer('notes.find', pageOf(filter, index), { keepsLast: true })
  const thing = data?.things[index % PAGE]
  if (thing === undefined) return <div className={styles['row']}>&nbsp;</div>
  const { target } = thing
  return <Thing key={target.kind === 'project' ? target.kind : target.id} thing={thing} />
}

function Thing({ thing }: { readonly thing: NotedThingView }) {
  const [editing, setEditing] = useState<Draft | null>(null)
  const { target, name, title, notes, state } = thing
  const lemma = name.length > EXCERPT ? `${name.slice(0, EXCERPT).trimEnd()}…` : name
  return (
    <div className={styles['row']}>
      <NoteThread
        lemma={lemma}
        notes={notes}
        target={target}
        editing={editing}
        onEdit={setEditing}
        isActive
      />
      <div className={styles['foot']}>
        {state === null ? null : <StateMark state={state} />}
        {target.kind === 'code' || target.kind === 'project' ? null : (
          <Button kind="plain" className={styles['where']} onClick={() => open(thing)}>
            {target.kind === 'highlight' ? title : messages['notes.open']}
          </Button>
        )}
        {editing === null ? (
          <Button
            kind="plain"
            className={styles['where']}
            aria-label={messages['notes.writeOn'](lemma)}
            onClick={() => setEditing({ noteId: null, parentId: null })}
          >
            {messages['notes.write']}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function open({ target, documentId, start }: NotedThingView): void {
  if (target.kind === 'entity') openEntity(target.id)
  else if (documentId === null) return
  else if (target.kind === 'highlight') openPassage(documentId, target.id, start ?? 0)
  else openDocument(documentId)
}
