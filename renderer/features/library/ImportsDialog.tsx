import { useMemo } from 'react'
import type { ImportEntry } from '../../../core/api/importMethods.ts'
import { useAnswer } from '../../api/useApi.ts'
import { openDocument, view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { ImportFacts } from './ImportFacts.tsx'
import styles from './ImportsDialog.module.css'

/** Asked for page by page as rows come into view. */
const PAGE = 50
/** Documents of one import that are named here. */
const NAMED = 3

const pageOf = (index: number) => ({ offset: index - (index % PAGE), limit: PAGE })
const close = () => view.set({ dialog: null })

/** Every file that came into the project, newest first, with its report. */
export function ImportsDialog() {
  const { data, error } = useAnswer('imports.list', pageOf(0), { keepsLast: true })
  const total = data?.total ?? 0
  const rows = useMemo(() => Array.from({ length: total }, (_, index) => index), [total])
  return (
    <Dialog title={messages['imports.title']} width="wide" onClose={close}>
      <p className={styles['explained']}>
        {messages[data?.total === 0 ? 'imports.none' : 'imports.explained']}
      </p>
      {error === null ? null : <ErrorNote error={error} />}
      <VirtualList
        className={styles['list'] ?? ''}
        label={messages['imports.list']}
        rowHeight={112}
        hasEqualRows={false}
        isReadOnly
        items={rows}
        keyOf={String}
        renderItem={(index) => <Found index={index} />}
      />
    </Dialog>
  )
}

/** One of the imports; rows of one page share its answer. */
function Found({ index }: { readonly index: number }) {
  const { data } = useAnswer('imports.list', pageOf(index), { keepsLast: true })
  const entry = data?.imports[index % PAGE]
  if (entry === undefined) return <div className={styles['unknown']} />
  return (
    <ImportFacts entry={entry}>
      <Documents entry={entry} />
    </ImportFacts>
  )
}

/** What it was for, each to be opened. */
function Documents({
  entry: { documents, documentCount, revision },
}: {
  readonly entry: ImportEntry
}) {
  const named = documents.slice(0, NAMED)
  const read = (documentId: string) => {
    close()
    openDocument(documentId, revision)
  }
  return (
    <>
      {named.map(({ id, title, isTrashed }) =>
        isTrashed ? (
          <span key={id}>{messages['imports.inTrash'](title)} </span>
        ) : (
          <Button
            key={id}
            kind="plain"
            className={styles['document'] ?? ''}
            aria-label={messages['imports.open'](title)}
            onClick={() => read(id)}
          >
            {title}
          </Button>
        ),
      )}
      {documentCount > named.length
        ? messages['imports.others'](documentCount - named.length)
        : null}
    </>
  )
}
