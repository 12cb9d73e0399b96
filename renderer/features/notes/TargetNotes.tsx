import { useState } from 'react'
import type { NoteTarget } from '../../../core/api/annotationMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { NoteList } from '../../editor/note/NoteList.tsx'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './NotesScreen.module.css'

interface ListProps {
  readonly filter: string
}

interface Named {
  readonly target: NoteTarget
  readonly name: string
}

export function DocumentNotes({ filter }: ListProps) {
  const { data = [] } = useAnswer('documents.list', {})
  const things = data.map(
    ({ id, title }): Named => ({ target: { kind: 'document', id }, name: title }),
  )
  return <Things things={things} filter={filter} />
}

export function EntityNotes({ filter }: ListProps) {
  const { data = [] } = useAnswer('entities.list', {})
  const things = data.map(
    ({ id, label }): Named => ({ target: { kind: 'entity', id }, name: label }),
  )
  return <Things things={things} filter={filter} />
}

export function CodeNotes({ filter }: ListProps) {
  const { data = [] } = useAnswer('codes.list', {})
  const things = data.map(
    ({ id, path }): Named => ({ target: { kind: 'code', id }, name: path.join(' / ') }),
  )
  return <Things things={things} filter={filter} />
}

export function ProjectNotes(_: ListProps) {
  const { data } = useAnswer('project.info', {})
  return data === undefined ? null : (
    <div className={styles['thing']}>
      <NoteList target={{ kind: 'project' }} lemma={data.name} />
    </div>
  )
}

const SHOWN_AT_FIRST = 40

/** Each thing with its notes. Notes are asked for thing by thing, so only so many at a time. */
function Things({
  things,
  filter,
}: {
  readonly things: readonly Named[]
  readonly filter: string
}) {
  const [most, setMost] = useState(SHOWN_AT_FIRST)
  const found = things.filter(({ name }) => name.toLowerCase().includes(filter))
  return (
    <div className={styles['things']}>
      {found.slice(0, most).map(({ target, name }) => (
        <div key={target.kind === 'project' ? '' : target.id} className={styles['thing']}>
          <NoteList target={target} lemma={name} />
        </div>
      ))}
      {found.length > most ? (
        <Button onClick={() => setMost(most + SHOWN_AT_FIRST)}>{messages['action.more']}</Button>
      ) : null}
    </div>
  )
}
