import { type FormEvent, useState } from 'react'
import type { SnapshotSummary } from '../../../core/api/projectMethods.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
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
  const create = async (event: FormEvent) => {
    event.preventDefault()
    const created = await call('snapshots.create', { name: name.trim() })
    setName('')
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
      <Button type="submit" icon="camera" disabled={name.trim() === ''}>
        {messages['history.create']}
      </Button>
    </form>
  )
}

function SnapshotRow({
  snapshot: { name, why, at: when, documentId },
}: {
  readonly snapshot: SnapshotSummary
}) {
  const call = useCall()
  const run = useRun()
  const restore = async () => {
    // Two documents may each have one of this name.
    const which = documentId === null ? { name } : { name, documentId }
    const { changed } = await call('snapshots.restore', which)
    const undo = { label: messages['action.undo'], run: () => run('history.undo') }
    say(messages['history.restored'](name, changed), undo)
  }
  return (
    <li className={styles['row']}>
      <span className={styles['label']}>
        {name}
        <small>{[at.format(new Date(when)), why].filter(Boolean).join(', ')}</small>
      </span>
      <Button
        aria-label={messages['history.restore'](name)}
        onClick={() => restore().catch(sayProblem)}
      >
        {messages['action.restore']}
      </Button>
    </li>
  )
}
