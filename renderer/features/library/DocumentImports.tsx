import { useState } from 'react'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { useAnswer } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './DocumentImports.module.css'
import { ImportFacts } from './ImportFacts.tsx'
import { PageKeeping } from './PageKeeping.tsx'

/** Shown at first, and added each time somebody asks for older ones. */
const PAGE = 20
/** As many as one answer holds. */
const MOST = 200

/** The files that a document comes from and took something over from; newest first. */
export function DocumentImports({ document }: { readonly document: DocumentSummary }) {
  const documentId = document.id
  const [limit, setLimit] = useState(PAGE)
  const { data, error } = useAnswer('imports.list', { documentId, limit }, { keepsLast: true })
  return (
    <section>
      <h3 className={styles['title']}>{messages['imports.ofDocument']}</h3>
      <PageKeeping document={document} />
      {error === null ? null : <ErrorNote error={error} />}
      <ol className={styles['list']}>
        {data?.imports.map((entry) => (
          <li key={`${entry.id} ${entry.at}`}>
            <ImportFacts entry={entry}>
              {entry.documentCount > 1
                ? `(${messages['imports.documents'](entry.documentCount)})`
                : null}
            </ImportFacts>
          </li>
        ))}
      </ol>
      {data === undefined || data.total <= limit || limit === MOST ? null : (
        <Button kind="plain" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
          {messages['imports.older']}
        </Button>
      )}
    </section>
  )
}
