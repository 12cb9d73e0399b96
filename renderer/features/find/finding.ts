import { type FindQuery, type Found, matchFrom } from '../../../core/search/findInText.ts'
import { getReader } from '../../app/readerHandle.ts'
import { reading } from '../../app/reading.ts'
import { createStore, type Store } from '../../app/store.ts'
import { findMatches } from './findMatches.ts'

export interface Finding {
  readonly query: FindQuery
  readonly found: Found | { readonly kind: 'timeout' } | null
  /** Index of the match that is shown; null = none. */
  readonly current: number | null
}

/** What is looked for in the text that is read. */
export const finding: Store<Finding> = createStore<Finding>({
  query: { words: '', isCaseSensitive: false, isWholeWord: false, isRegex: false },
  found: null,
  current: null,
})

let asked = 0

/** Looks for something else, or in another text; shows the first place from where the reader is. */
export async function findAnew(change: Partial<FindQuery>): Promise<void> {
  const query = { ...finding.get().query, ...change }
  finding.set({ query })
  const handle = getReader()
  if (handle === null) return
  const call = ++asked
  const found = await findMatches(handle.text, query)
  // Something else was asked for in the meantime.
  if (call !== asked) return
  const matches = found.kind === 'found' ? found.matches : []
  show(found, matchFrom(matches, handle.reader.visibleRange()[0]))
}

/** Goes on by so many places, around the end. */
export function findOther(step: 1 | -1): void {
  const { found, current } = finding.get()
  if (found?.kind !== 'found' || found.matches.length === 0) return
  const count = found.matches.length
  const next = current === null ? 0 : (current + step + count) % count
  show(found, next)
  const match = found.matches[next]
  if (match !== undefined) getReader()?.reader.setSelection(match)
}

/** Takes the marks from the text; what was looked for is kept for the next time. */
export function stopFinding(): void {
  asked++
  getReader()?.reader.setFindMatches([], null)
  finding.set({ found: null, current: null })
}

function show(found: Finding['found'], current: number | null): void {
  finding.set({ found, current })
  const { reader } = reading.get()
  const matches = found?.kind === 'found' ? found.matches : []
  reader?.setFindMatches(matches, current)
  const match = current === null ? undefined : matches[current]
  if (match !== undefined) reader?.scrollTo(match[0], { align: 'center' })
}
