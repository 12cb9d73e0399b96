import { useState } from 'react'
import type { HistoryEntry } from '../../../core/api/projectMethods.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { redo, undo } from '../../app/undo.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './HistoryDialog.module.css'
import { workOf } from './workOf.ts'

const PAGE = 200
const seqOf = ({ seq }: HistoryEntry) => String(seq)
const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** What was done in the project, newest first. */
export function Operations() {
  const call = useCall()
  const [limit, setLimit] = useState(PAGE)
  const { data: operations = [], isLoading } = useAnswer('history.list', { limit })
  const { data: next } = useAnswer('history.next', {})
  return (
    <section>
      <h3 className={styles['title']}>{messages['history.operations']}</h3>
      <p>
        <Button
          icon="undo-2"
          keyName={keyOf('history.undo')}
          disabled={(next?.undo ?? null) === null}
          onClick={() => undo(call, {}).catch(sayProblem)}
        >
          {messages['action.undo']}
        </Button>{' '}
        <Button
          icon="redo-2"
          keyName={keyOf('history.redo')}
          disabled={(next?.redo ?? null) === null}
          onClick={() => redo(call, {}).catch(sayProblem)}
        >
          {messages['command.redo']}
        </Button>
      </p>
      {operations.length > 0 || isLoading ? null : (
        <p className={styles['quiet']}>{messages['history.noOperations']}</p>
      )}
      <VirtualList
        className={styles['list'] ?? ''}
        label={messages['history.operations']}
        rowHeight={48}
        hasEqualRows={false}
        isReadOnly
        items={workOf(operations)}
        keyOf={seqOf}
        renderItem={(operation) => <OperationRow operation={operation} />}
      />
      {operations.length < limit ? null : (
        <Button kind="plain" onClick={() => setLimit(Math.min(10_000, limit + PAGE))}>
          {messages['history.older']}
        </Button>
      )}
    </section>
  )
}

function OperationRow({ operation }: { readonly operation: HistoryEntry }) {
  const { seq, label, annotator, at: when, undoes } = operation
  const details = [annotator, undoes === null ? null : messages['history.undid'](undoes)]
  return (
    <div className={styles['row']}>
      <span className={styles['number']}>{seq}</span>
      <span className={styles['label']}>
        {label}
        <small>{details.filter((detail) => detail !== null).join(', ')}</small>
      </span>
      <time className={styles['at']} dateTime={when}>
        {at.format(new Date(when))}
      </time>
    </div>
  )
}
