import { changesOf, type Description } from '../../../core/bibliography/takeOver.ts'
import type { CslItem } from '../../../core/model/source.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './BibliographyDialog.module.css'

/** What taking a record over would change in a document: the old words and the new ones. */
export function DescriptionChanges({
  document,
  item,
}: {
  readonly document: Description
  readonly item: CslItem
}) {
  const changes = changesOf(document, item)
  if (changes.length === 0)
    return <p className={styles['others']}>{messages['bibliography.same']}</p>
  return (
    <dl className={styles['changes']} aria-label={messages['bibliography.changes']}>
      {changes.map(({ name, before, after }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>
            {before === null ? null : <del>{before}</del>} <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
