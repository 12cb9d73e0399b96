import type { RevisionSummary } from '../../../core/api/shapes.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './RevisionFacts.module.css'

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Where each revision comes from and how it was read; newest first. */
export function RevisionFacts({ revisions }: { readonly revisions: readonly RevisionSummary[] }) {
  return (
    <section>
      <h3 className={styles['title']}>{messages['details.revisions']}</h3>
      <ol className={styles['list']}>
        {revisions.toReversed().map((revision) => (
          <li key={revision.id}>
            <b>
              {messages['details.revision'](
                revision.revision,
                day.format(new Date(revision.capturedAt)),
              )}
            </b>
            <span>{`${revision.originalName}, ${messages['details.characters'](revision.characters)}`}</span>
            <code className={styles['hash']}>{revision.sha256}</code>
            {revision.report.length === 0 ? null : (
              <ul aria-label={messages['details.lines']}>
                {revision.report.map(({ code, message }) => (
                  <li key={`${code} ${message}`}>{message}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
