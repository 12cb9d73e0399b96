import type { ReactNode } from 'react'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { CodeList } from './CodeList.tsx'
import { DocumentList } from './DocumentList.tsx'
import { FailedFiles } from './FailedFiles.tsx'
import styles from './LibraryPane.module.css'
import { Outline } from './Outline.tsx'

/** The left pane: documents, the outline of the one that is read, the codes; `edge` is drawn at its side. */
export function LibraryPane({ edge }: { readonly edge?: ReactNode }) {
  const documentId = useStore(view, (state) => state.documentId)
  const revision = useStore(view, (state) => state.revision)
  return (
    <aside
      className={styles['pane']}
      data-pane="library"
      tabIndex={-1}
      aria-label={messages['shell.library']}
    >
      <DocumentList />
      <FailedFiles />
      {documentId === null ? null : (
        <Outline key={documentId} documentId={documentId} revision={revision} />
      )}
      <CodeList />
      {edge}
    </aside>
  )
}
