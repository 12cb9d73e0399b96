import type { Range } from '../../../core/model/range.ts'
import { looseSearch } from '../../../core/text/looseSearch.ts'
import { occurrencesOf } from '../../../core/text/occurrences.ts'

/**
 * Searches a text for what a person types: words as they stand, else whatever their case, white space and soft
 * hyphens; where folding the case would move places, the case counts.
 */
export function searchByHand(text: string): (words: string) => Range[] {
  const folded = text.toLowerCase()
  const isMoved = folded.length !== text.length
  const loose = looseSearch(isMoved ? text : folded)
  return (words) => {
    if (words.trim() === '') return []
    const exact = occurrencesOf(text, words).map((start): Range => [start, start + words.length])
    if (exact.length > 0) return exact
    return loose(isMoved ? words : words.toLowerCase())
  }
}
