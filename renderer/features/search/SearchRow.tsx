import type { SearchHit } from '../../../core/api/outcomeMethods.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { MarkedText } from '../../ui/MarkedText.tsx'
import styles from './SearchScreen.module.css'

const icons: Readonly<Record<SearchHit['kind'], IconName>> = {
  passage: 'text',
  note: 'sticky-note',
  entity: 'at-sign',
  code: 'tag',
  document: 'file-text',
}

export function SearchRow({
  hit,
  onOpen,
}: {
  readonly hit: SearchHit
  readonly onOpen: (hit: SearchHit) => void
}) {
  const { kind, title, revision, snippet, hits } = hit
  const place = [messages[`search.${kind}`], title].filter(Boolean).join(', ')
  return (
    <button type="button" className={styles['row']} onClick={() => onOpen(hit)}>
      <Icon name={icons[kind]} />
      <span className={styles['snippet']}>
        <MarkedText text={snippet} hits={hits} />
      </span>
      <span className={styles['place']}>
        {revision === null ? place : `${place}, ${messages['search.revision'](revision)}`}
      </span>
    </button>
  )
}
