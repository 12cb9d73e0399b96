import { AppError } from '../model/error.ts'
import type { Range } from '../model/range.ts'
import { looseSearch } from './looseSearch.ts'
import { occurrencesOf } from './occurrences.ts'

/**
 * The place of a quote a person typed or pasted. Exact occurrences count; only when there is none, one
 * that differs in white space and soft hyphens (see `looseSearch`). Nothing else is folded. `occurrence`
 * is 1-based. Throws AppError: invalid_input for an empty quote, not_found when there is no such (or not so
 * many) occurrence, ambiguous with details {count} when there are several and none was asked for.
 */
export function locateQuote(text: string, quote: string, occurrence?: number): Range {
  if (quote === '') throw new AppError('invalid_input', 'the quote is empty')
  const exact = occurrencesOf(text, quote).map((start): Range => [start, start + quote.length])
  const places = exact.length > 0 ? exact : looseSearch(text)(quote)
  const count = places.length
  if (count === 0)
    throw new AppError('not_found', 'the quote does not occur in the text', { count })
  if (occurrence === undefined && count > 1) {
    throw new AppError('ambiguous', `the quote occurs ${count} times`, { count })
  }
  const place = places.at((occurrence ?? 1) - 1)
  const isInside = occurrence === undefined || (occurrence >= 1 && Number.isInteger(occurrence))
  if (place === undefined || !isInside) {
    const times = count === 1 ? 'once' : `${count} times`
    throw new AppError('not_found', `no occurrence ${occurrence}: the quote occurs ${times}`, {
      count,
    })
  }
  return place
}
