import { useDeferredValue, useEffect, useRef, useState } from 'react'
import type { SearchHit } from '../../../core/api/outcomeMethods.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { exportFound } from '../../app/exportFound.ts'
import { openEntity } from '../../app/openEntity.ts'
import { goToOffset } from '../../app/readerHandle.ts'
import { openDocument, view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { SearchRow } from './SearchRow.tsx'
import styles from './SearchScreen.module.css'

const LIMIT = 500
const none = [] as const

/** Words in all texts, notes, codes, entities and titles of the project, the best places first. */
export function SearchScreen() {
  const call = useCall()
  const [words, setWords] = useState('')
  const query = useDeferredValue(words.trim())
  const input = query === '' ? null : { query, limit: LIMIT }
  const { data: hits = none, error, isLoading } = useAnswer('search.run', input)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={styles['screen']} data-pane="text">
      <div className={styles['head']}>
        <TextField
          ref={field}
          type="search"
          label={messages['search.words']}
          hint={messages['search.hint']}
          value={words}
          maxLength={1000}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className={styles['found']}>
          <p className={styles['count']} role="status">
            {query === '' || isLoading ? '' : messages['search.count'](hits.length, LIMIT)}
          </p>
          {hits.length === 0 ? null : (
            <Button
              kind="plain"
              icon="download"
              title={messages['search.export']}
              onClick={() => exportFound(call('search.highlights', { query }))}
            >
              {messages['export.these']}
            </Button>
          )}
        </div>
      </div>
      {error === null ? null : <ErrorNote error={error} />}
      {query === '' ? (
        <EmptyState text={messages['search.empty']} />
      ) : (
        <VirtualList
          className={styles['list'] ?? ''}
          label={messages['palette.results']}
          rowHeight={56}
          hasEqualRows={false}
          items={hits}
          keyOf={keyOfHit}
          renderItem={(hit) => <SearchRow hit={hit} onOpen={openHit} />}
        />
      )}
    </div>
  )
}

function keyOfHit({ kind, id, start }: SearchHit): string {
  return `${kind} ${id} ${start}`
}

function openHit({ kind, id, document, start, revision }: SearchHit): void {
  if (kind === 'entity') openEntity(id)
  else if (kind === 'code') view.set({ palette: 'codes' })
  else if (document === null) view.set({ screen: 'notes' })
  else if (start === null) openDocument(document)
  else goToOffset(document, start, revision)
}
