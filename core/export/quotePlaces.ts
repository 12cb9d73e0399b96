import type { Range } from '../model/range.ts'
import { foldedQuote, looseSearch } from '../text/looseSearch.ts'
import { occurrencesOf } from '../text/occurrences.ts'
import type { ImportedQuote } from './importedModel.ts'

/** Words that occur more often are no evidence of a place, nor are two that nothing around them tells apart. */
function mostPlacesOf({ prefix, suffix }: ImportedQuote): number {
  return prefix === '' && suffix === '' ? 1 : 1000
}

/** Finds quotes from elsewhere in one text. */
export interface QuotePlaces {
  /** The one certain place of a quote; null where there is none, or two that fit as well. */
  placeOf(quote: ImportedQuote): Range | null
}

function commonStart(left: string, right: string): number {
  const most = Math.min(left.length, right.length)
  let length = 0
  while (length < most && left[length] === right[length]) length += 1
  return length
}

function commonEnd(left: string, right: string): number {
  const most = Math.min(left.length, right.length)
  let length = 0
  while (length < most && left.at(-1 - length) === right.at(-1 - length)) length += 1
  return length
}

/** How many characters around a range are those of the quote's context, white space and soft hyphens folded. */
function contextAgreement(text: string, [start, end]: Range, quote: ImportedQuote): number {
  const before = text.slice(Math.max(0, start - quote.prefix.length), start)
  const after = text.slice(end, end + quote.suffix.length)
  return (
    commonEnd(foldedQuote(before), foldedQuote(quote.prefix)) +
    commonStart(foldedQuote(after), foldedQuote(quote.suffix))
  )
}

/** Of several places the one with the best context, if it is alone and half of the context is there. */
function bestPlace(text: string, places: readonly Range[], quote: ImportedQuote): Range | null {
  const [only, second] = places
  if (second === undefined) return only ?? null
  const enough = (foldedQuote(quote.prefix).length + foldedQuote(quote.suffix).length) / 2
  const rated = places
    .map((place) => ({ place, agreement: contextAgreement(text, place, quote) }))
    .sort((left, right) => right.agreement - left.agreement)
  const [best, runnerUp] = rated
  if (best === undefined || runnerUp === undefined) return null
  return best.agreement > runnerUp.agreement && best.agreement >= enough ? best.place : null
}

/**
 * Exact words first; where they do not occur, words that differ in white space and soft hyphens, because
 * other programs quote the spaces and line breaks of a page's source.
 */
export function quotePlacesIn(text: string): QuotePlaces {
  const loosePlaces = looseSearch(text)
  return {
    placeOf(quote) {
      const most = mostPlacesOf(quote)
      const exact = occurrencesOf(text, quote.exact, most + 1).map(
        (start): Range => [start, start + quote.exact.length],
      )
      const places = exact.length > 0 ? exact : loosePlaces(quote.exact.trim(), most + 1)
      return places.length > most ? null : bestPlace(text, places, quote)
    },
  }
}
