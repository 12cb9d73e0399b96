import { type KeyboardEvent, useState } from 'react'
import type { DocumentEntry } from '../../../core/api/documentMethods.ts'
import { useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { undoOffer } from '../../app/undo.ts'
import { openDocument, view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { RenameField } from './RenameField.tsx'
import rows from './rows.module.css'

export interface DocumentRowProps {
  /** Null until it is read; a row that the keys have gone to has the focus before. */
  readonly document: DocumentEntry | null
  readonly index: number
  readonly isPresent: boolean
  /** Whether Tab comes to this row. */
  readonly isReachable: boolean
  readonly onReach: (index: number) => void
}

export function DocumentRow(props: DocumentRowProps) {
  const { document, index, isPresent, isReachable, onReach } = props
  // Of this document: after a change another one may stand in the row.
  const [renamingId, setRenamingId] = useState<string | null>(null)
  const trash = useTrash()
  if (document !== null && document.id === renamingId) {
    const { id, title } = document
    return <RenameField documentId={id} title={title} onEnd={() => setRenamingId(null)} />
  }
  const rename = () => setRenamingId(document?.id ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') rename()
    else if (event.key === 'Delete' && document !== null) trash(document)
    else return
    // In the text the same key throws a highlight away, which was chosen before.
    event.preventDefault()
  }
  return (
    <div className={classes(rows['row'], isPresent && rows['present'])}>
      <button
        type="button"
        className={rows['main']}
        data-row={index}
        data-pane-focus={isReachable ? '' : undefined}
        tabIndex={isReachable ? 0 : -1}
        aria-current={isPresent ? 'true' : undefined}
        aria-busy={document === null}
        title={document?.title}
        onClick={() => document !== null && openDocument(document.id)}
        onFocus={() => onReach(index)}
        onKeyDown={onKeyDown}
      >
        {document === null ? <span className={rows['name']}>…</span> : <Entry {...document} />}
      </button>
      {isReachable && document !== null ? (
        <RowMenu document={document} onRename={rename} onTrash={() => trash(document)} />
      ) : null}
    </div>
  )
}

function Entry({ title, highlights, progress }: DocumentEntry) {
  return (
    <>
      <span className={rows['name']}>{title}</span>
      {progress === null ? null : <Progress share={progress} />}
      <span className={rows['count']} title={messages['count.highlights'](highlights)}>
        {highlights}
      </span>
    </>
  )
}

function Progress({ share }: { readonly share: number }) {
  const percent = Math.round(share * 100)
  const said = messages['library.read'](percent)
  return (
    <span className={rows['read']} title={said} role="img" aria-label={said}>
      <span style={{ inlineSize: `${percent}%` }} />
    </span>
  )
}

interface RowMenuProps {
  readonly document: DocumentEntry
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

function useTrash(): (document: DocumentEntry) => void {
  const call = useCall()
  return ({ id, title }) => {
    const trash = async () => {
      const done = await call('documents.trash', { documentId: id })
      if (view.get().documentId === id) view.set({ documentId: null, highlightId: null })
      say(messages['library.trashed'](title), undoOffer(call, done))
    }
    trash().catch(sayProblem)
  }
}
