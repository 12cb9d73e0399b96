import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import styles from './Apparatus.module.css'
import { printedEntry } from './apparatusEntries.ts'
import type { ComparedPages } from './compareRows.ts'
import { chooseDifference, compareState } from './compareState.ts'
import { type Difference, type Shown, shownIn } from './differences.ts'

interface ApparatusProps {
  readonly pages: ComparedPages
  readonly differences: readonly Difference[]
  readonly current: Difference | null
}

/** So many entries are printed at a time; a book has thousands. */
const PAGE = 60

/** All differences as an edition prints them, one after the other; every entry goes to its place. */
export function Apparatus({ pages, differences, current }: ApparatusProps) {
  const filters = useDeferredValue(useStore(compareState, (state) => state.filters))
  const shown = shownIn(differences, filters)
  const [first, setFirst] = usePage(shown, current)
  // The pages come first; the entries are drawn by themselves, once those are there.
  const isPrinted = useDeferredValue(true, false)
  const entries = isPrinted ? shown.list.slice(first, first + PAGE) : []
  const after = shown.list.length - first - PAGE
  const currentKey = current?.key ?? null
  return (
    <div className={styles['apparatus']}>
      <h2 className={styles['heading']}>{messages['compare.apparatus']}</h2>
      <p className={styles['entries']}>
        {first === 0 ? null : (
          <button type="button" className={styles['page']} onClick={() => setFirst(first - PAGE)}>
            {messages['compare.entriesBefore'](first)}
          </button>
        )}
        {entries.map((one, index) => (
          <span key={one.key}>
            {index === 0 ? null : (
              <span className={styles['separator']} aria-hidden>
                ‖
              </span>
            )}{' '}
            <Entry pages={pages} difference={one} isCurrent={one.key === currentKey} />
          </span>
        ))}
        {after <= 0 ? null : (
          <button type="button" className={styles['page']} onClick={() => setFirst(first + PAGE)}>
            {messages['compare.entriesAfter'](after)}
          </button>
        )}
      </p>
    </div>
  )
}

/** The page that the person turned to, until another difference is chosen: then the one it is on. */
function usePage({ list, indexOf }: Shown, current: Difference | null) {
  const [page, setPage] = useState<{ of: Difference | null; first: number }>({ of: null, first: 0 })
  const index = current === null ? 0 : (indexOf.get(current.key) ?? 0)
  const own = Math.floor(index / PAGE) * PAGE
  const first = page.of === current && page.first < list.length ? page.first : own
  const setFirst = (next: number) => setPage({ of: current, first: Math.max(0, next) })
  return [first, setFirst] as const
}

interface EntryProps {
  readonly pages: ComparedPages
  readonly difference: Difference
  readonly isCurrent: boolean
}

/** Draws again only where the choice comes to it or leaves it. */
const Entry = memo(function Entry({ pages, difference, isCurrent }: EntryProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const entry = useMemo(() => printedEntry(pages, difference), [pages, difference])
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <button
      ref={ref}
      type="button"
      className={classes(styles['entry'], isCurrent && styles['current'])}
      aria-pressed={isCurrent}
      data-entry={difference.key}
      onClick={() => chooseDifference(difference.key)}
    >
      {entry.paragraph === null ? null : <b>{entry.paragraph}</b>}
      {entry.lemma}
      <span className={styles['bracket']}>]</span>{' '}
      {entry.reading === null ? null : `${entry.reading} `}
      <em>{entry.remark}</em>
    </button>
  )
})
