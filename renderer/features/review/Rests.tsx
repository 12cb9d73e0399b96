import { reportText } from '../../../core/compare/reportText.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import { relationText } from '../../../core/model/relation.ts'
import { plainTextOfRichText } from '../../../core/text/plainTextOfRichText.ts'
import { useAnswer } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Siglum } from '../../ui/Siglum.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './Rests.module.css'

/** What hangs on a highlight, so that it is known before its place is chosen. */
export function Rests({ annotation }: { readonly annotation: Annotation }) {
  const { id: highlightId, notes, codings, mentions, revision, quote } = annotation
  const shownIn = useAnswer('review.shownIn', { highlightId }).data ?? []
  const relations = useAnswer('relations.list', { highlightId }).data ?? []
  return (
    <div className={styles['rests']}>
      <h3 className={styles['label']}>{messages['review.rests']}</h3>
      {notes.map((note) => (
        <p key={note.id} className={styles['note']}>
          <i>{lemma(quote)}</i>
          <span className={styles['bracket']}>]</span> {plainTextOfRichText(note.content)}{' '}
          <Siglum name={note.annotator} />
        </p>
      ))}
      <ul className={styles['list']}>
        {shownIn.map(({ id, how, about, excerpt, annotator }) => (
          <li key={id} className={styles['shown']} data-shown-in={id}>
            <Icon name="sticky-note" />
            <p>
              {reportText.affected.how[how](about)} <span>{excerpt}</span>{' '}
              <Siglum name={annotator} />
            </p>
          </li>
        ))}
        {codings.map(({ id, colour, path, annotator }) => (
          <li key={id}>
            <Swatch colour={colour} />
            {path.join('/')} <Siglum name={annotator} />
          </li>
        ))}
        {mentions.map(({ id, label, type, role }) => (
          <li key={id}>
            <Icon name="link-2" />
            {label} <span>{messages['review.link'](type, role)}</span>
          </li>
        ))}
        {relations.map((relation) => (
          <li key={relation.id} data-bears-out={relation.id}>
            <Icon name="link-2" />
            {relationText(relation)} <Siglum name={relation.annotator} />
          </li>
        ))}
        <li>
          <Icon name="history" />
          {messages['review.keepsBefore'](revision - 1)}{' '}
          <span>{messages['review.keepsBeforeWhy']}</span>
        </li>
      </ul>
    </div>
  )
}

const LEMMA_WORDS = 6

function lemma(quote: string): string {
  const words = quote.split(/\s+/)
  return words.length <= LEMMA_WORDS ? quote : `${words.slice(0, LEMMA_WORDS - 1).join(' ')} …`
}
