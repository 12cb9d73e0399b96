import { useState } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import { type Call, useAnswer, useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { undoOffer } from '../../app/undo.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './TrashDialog.module.css'

type Entry = Output<'trash.list'>[number]

function keyOfEntry({ kind, id }: Entry): string {
  return `${kind} ${id}`
}

/** What was thrown away: to be brought back, or destroyed for good. */
export function TrashDialog() {
  const { data: entries = [], error } = useAnswer('trash.list', {})
  const call = useCall()
  const close = () => view.set({ dialog: null })
  return (
    <Dialog
      title={messages['trash.title']}
      onClose={close}
      actions={entries.length === 0 ? undefined : <EmptyTrash count={entries.length} />}
    >
      {error === null ? null : <ErrorNote error={error} />}
      <p className={styles['explained']}>
        {messages[entries.length === 0 ? 'trash.empty' : 'trash.explained']}
      </p>
      <VirtualList
        className={styles['list'] ?? ''}
        label={messages['trash.title']}
        rowHeight={36}
        items={entries}
        keyOf={keyOfEntry}
        renderItem={(entry) => (
          <div className={styles['row']}>
            <span className={styles['kind']}>{messages[`trash.kind.${entry.kind}`]}</span>
            <span className={styles['label']}>{entry.label}</span>
            <Button onClick={() => restore(call, entry).catch(sayProblem)}>
              {messages['action.restore']}
            </Button>
          </div>
        )}
      />
    </Dialog>
  )
}

/** Asked twice in one place: this is the one thing that destroys. */
function EmptyTrash({ count }: { readonly count: number }) {
  const call = useCall()
  const [isSure, setIsSure] = useState(false)
  const empty = async () => {
    const done = await call('trash.empty', {})
    say(messages['trash.emptied'](done.destroyed), undoOffer(call, done))
    view.set({ dialog: null })
  }
  if (!isSure) {
    return <Button onClick={() => setIsSure(true)}>{messages['command.emptyTrash']}</Button>
  }
  return (
    <>
      <Button onClick={() => setIsSure(false)}>{messages['action.cancel']}</Button>
      <Button kind="primary" onClick={() => empty().catch(sayProblem)}>
        {messages['trash.emptyAction'](count)}
      </Button>
    </>
  )
}

async function restore(call: Call, { kind, id }: Entry): Promise<void> {
  switch (kind) {
    case 'document':
      await call('documents.restore', { documentId: id })
      return
    case 'highlight':
      await call('highlights.restore', { highlightIds: [id] })
      return
    case 'note':
      await call('notes.restore', { noteId: id })
      return
    case 'code':
      await call('codes.restore', { codeId: id })
      return
    case 'entity':
      await call('entities.restore', { entityId: id })
      return
    case 'relation':
      await call('relations.restore', { relationId: id })
  }
}
