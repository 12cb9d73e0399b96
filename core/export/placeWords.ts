import { QUOTE_GAP, type Range, type Ranges } from '../model/range.ts'
import { quotePlacesIn } from './quotePlaces.ts'

/** The place of words in a text; null where they have none, or more than one. */
export type WordPlaces = (quote: string) => Ranges | null

/**
 * Finds passages in a text by nothing but their words, as the importers do: they must stand there once. A passage in
 * parts is found where each of its parts is, one after the other.
 */
export function wordPlacesIn(text: string): WordPlaces {
  const places = quotePlacesIn(text)
  const placeOf = (exact: string): Range | null =>
    exact.trim() === '' ? null : places.placeOf({ exact, prefix: '', suffix: '' })
  return (quote) => {
    const whole = placeOf(quote)
    if (whole !== null) return [whole]
    const parts = quote.split(QUOTE_GAP)
    if (parts.length === 1) return null
    const found = parts.map(placeOf).filter((part) => part !== null)
    const [first, ...others] = found
    if (first === undefined || found.length < parts.length) return null
    const areInOrder = others.every(([start], index) => start >= (found[index]?.[1] ?? 0))
    return areInOrder ? [first, ...others] : null
  }
}
