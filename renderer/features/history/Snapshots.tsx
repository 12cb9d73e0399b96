import { type FormEvent, useState } from 'react'
import type { SnapshotSummary } from '../../../core/api/projectMethods.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { undoOffer } from '../../app/undo.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './HistoryDialog.module.css'

const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

export function Snapshots() {
  const { data: snapshots = [], isLoading } = useAnswer('snapshots.list', {})
  return (
    <section>
      <h3 className={styles['title']}>{messages['history.snapshots']}</h3>
      <p className={styles['quiet']}>{messages['history.explained']}</p>
      <NewSnapshot />
      {snapshots.length > 0 || isLoading ? null : (
        <p className={styles['quiet']}>{messages['history.noSnapshots']}</p>
      )}
      <ul className={styles['list']}>
        {snapshots.map((snapshot) => (
          <SnapshotRow key={`${snapshot.documentId} ${snapshot.name}`} snapshot={snapshot} />
        ))}
      </ul>
    </section>
  )
}

function NewSnapshot() {
  const call = useCall()
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const created = await call('snapshots.create', { name: name.trim(), why: why.trim() })
    setName('')
    setWhy('')
    say(messages['history.created'](created.name))
  }
  return (
    <form className={styles['form']} onSubmit={(event) => create(event).catch(sayProblem)}>
      <TextField
        label={messages['history.snapshotName']}
        hint={messages['history.snapshotHint']}
        value={name}
        maxLength={200}
        pattern="[^#\/@]*"
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={messages['history.why']}
        value={why}
        maxLength={2000}
        onChange={(event) => setWhy(event.target.value)}
      />
      <Button type="submit" icon="camera" disabled={name.trim() === ''}>
        {messages['history.create']}
      </Button>
    </form>
  )
}

function SnapshotRow({ snapshot }: { readonly snapshot: SnapshotSummary }) {
  const { name, why, at: when, annotator } = snapshot
  const [isAsked, setIsAsked] = useState(false)
  return (
    <li>
      <div className={styles['row']}>
        <span className={styles['label']}>
          {name}
          <small>
            {[at.format(new Date(when)), messages['history.by'](annotator ?? '', why)]
              .filter(Boolean)
              .join(', ')}
          </small>
        </span>
        <Button
          aria-label={messages['history.restore'](name)}
          aria-expanded={isAsked}
          onClick={() => setIsAsked(!isAsked)}
        >
          {messages['action.restore']}
        </Button>
      </div>
      {isAsked ? <Preview snapshot={snapshot} onDone={() => setIsAsked(false)} /> : null}
    </li>
  )
}

/** Highlights of each kind that are named; the counts are whole. */
const QUOTED = 3

/** What restoring would change, before it is done. */
function Preview({
  snapshot: { name, documentId },
  onDone,
}: {
  readonly snapshot: SnapshotSummary
  readonly onDone: () => void
}) {
  const call = useCall()
  const which = documentId === null ? { name } : { name, documentId }
  const { data, error } = useAnswer('snapshots.preview', which)
  const restore = async () => {
    const done = await call('snapshots.restore', which)
    onDone()
    say(messages['history.restored'](name, done.changed), undoOffer(call, done))
  }
  if (error !== null) return <ErrorNote error={error} />
  if (data === undefined) {
    return (
      <p className={styles['preview']} role="status">
        {messages['history.previewWorking']}
      </p>
    )
  }
  const lines = [
    { text: messages['history.previewBack'], ...data.back },
    { text: messages['history.previewTrash'], ...data.trash },
    { text: messages['history.previewChanged'], ...data.changed },
    { text: messages['history.previewOthers'], count: data.others, quotes: [] },
  ].filter(({ count }) => count > 0)
  return (
    <div className={styles['preview']} data-preview>
      <p>{messages['history.preview']}</p>
      {lines.length === 0 ? <p>{messages['history.previewNothing']}</p> : null}
      <ul>
        {lines.map(({ text, count, quotes }) => (
          <li key={text(count)}>
            {text(count)}
            <Quoted quotes={quotes} count={count} />
          </li>
        ))}
      </ul>
      <Button
        kind="primary"
        disabled={lines.length === 0}
        onClick={() => restore().catch(sayProblem)}
      >
        {messages['history.restoreNow']}
      </Button>
    </div>
  )
}

/** The first passages, equal ones once, and how many more there are. */
function Quoted({ quotes, count }: { quotes: readonly string[]; count: number }) {
  if (quotes.length === 0) return null
  const shown = [...new Set(quotes)].slice(0, QUOTED)
  const more = count - quotes.filter((quote) => shown.includes(quote)).length
  return (
    <>
      {shown.map((quote) => (
        <small key={quote}>{quote}</small>
      ))}
      {more === 0 ? null : <small>{messages['history.previewMore'](more)}</small>}
    </>
  )
}
