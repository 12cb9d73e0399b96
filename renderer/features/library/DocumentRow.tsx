import { type KeyboardEvent, useState } from 'react'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { openDocument, view } from '../../app/view.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { RenameField } from './RenameField.tsx'
import rows from './rows.module.css'

export interface DocumentRowProps {
  readonly document: DocumentSummary
  readonly index: number
  readonly isPresent: boolean
  /** Whether Tab comes to this row. */
  readonly isReachable: boolean
  readonly onReach: (index: number) => void
}

export function DocumentRow(props: DocumentRowProps) {
  const { document, index, isPresent, isReachable, onReach } = props
  const { id, title, highlights } = document
  const [isRenaming, setIsRenaming] = useState(false)
  const trash = useTrash(document)
  if (isRenaming) {
    return <RenameField documentId={id} title={title} onEnd={() => setIsRenaming(false)} />
  }
  const tabIndex = isReachable ? 0 : -1
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') setIsRenaming(true)
    if (event.key === 'Delete') trash()
  }
  return (
    <div className={classes(rows['row'], isPresent && rows['present'])}>
      <button
        type="button"
        className={rows['main']}
        data-row={index}
        data-pane-focus={isReachable ? '' : undefined}
        tabIndex={tabIndex}
        aria-current={isPresent ? 'true' : undefined}
        title={title}
        onClick={() => openDocument(id)}
        onFocus={() => onReach(index)}
        onKeyDown={onKeyDown}
      >
        <span className={rows['name']}>{title}</span>
        <span className={rows['count']} title={messages['count.highlights'](highlights)}>
          {highlights}
        </span>
      </button>
      {isReachable ? (
        <RowMenu document={document} onRename={() => setIsRenaming(true)} onTrash={trash} />
      ) : null}
    </div>
  )
}

interface RowMenuProps {
  readonly document: DocumentSummary
  readonly onRename: () => void
  readonly onTrash: () => void
}

function RowMenu({ document: { id, title }, onRename, onTrash }: RowMenuProps) {
  const show = (dialog: 'details' | 'revise') => view.set({ dialog, dialogDocumentId: id })
  return (
    <Menu
      trigger={
        <IconButton
          icon="ellipsis"
          size={14}
          className={rows['more']}
          label={messages['library.actions'](title)}
        />
      }
      items={[
        { label: messages['action.rename'], icon: 'pencil', keyName: 'F2', onChoose: onRename },
        {
          label: messages['library.details'],
          icon: 'info',
          onChoose: () => show('details'),
        },
        {
          label: messages['library.revise'],
          icon: 'history',
          onChoose: () => {
            openDocument(id)
            show('revise')
          },
        },
        {
          label: messages['action.delete'],
          icon: 'trash-2',
          keyName: 'Delete',
          onChoose: onTrash,
        },
      ]}
    />
  )
}

function useTrash({ id, title }: DocumentSummary): () => void {
  const call = useCall()
  const run = useRun()
  return () => {
    const trash = async () => {
      await call('documents.trash', { documentId: id })
      if (view.get().documentId === id) view.set({ documentId: null, highlightId: null })
      const undo = { label: messages['action.undo'], run: () => run('history.undo') }
      say(messages['library.trashed'](title), undo)
    }
    trash().catch(sayProblem)
  }
}
