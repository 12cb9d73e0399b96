import { AppError } from '../model/error.ts'
import type { Range } from '../model/range.ts'
import { countAt } from './at.ts'
import { splitsSurrogatePair } from './offsets.ts'

/**
 * Where `quote` starts in `text`, ascending, overlapping occurrences included; none for an empty
 * quote. A match that would cut a surrogate pair of the text is no occurrence.
 */
export function occurrencesOf(text: string, quote: string): number[] {
  const starts: number[] = []
  let start = quote === '' ? -1 : text.indexOf(quote)
  if (start === -1) return starts
  const period = periodOf(quote)
  const lastPeriod = quote.slice(-period)
  while (start !== -1) {
    const end = start + quote.length
    if (!splitsSurrogatePair(text, start) && !splitsSurrogatePair(text, end)) starts.push(start)
    // The next occurrence is a period away at least; at that distance only its last period is unseen.
    const repeats = text.startsWith(lastPeriod, end)
    start = repeats ? start + period : text.indexOf(quote, start + period + 1)
  }
  return starts
}

/**
 * The least distance at which a quote can overlap itself, by the prefix function of Knuth, Morris and
 * Pratt (1977). With it, searching `aaa` in a text of a's stays linear.
 */
function periodOf(quote: string): number {
  const borders = new Uint32Array(quote.length)
  let border = 0
  for (let index = 1; index < quote.length; index++) {
    const unit = quote.charCodeAt(index)
    while (border > 0 && unit !== quote.charCodeAt(border)) border = countAt(borders, border - 1)
    if (unit === quote.charCodeAt(border)) border++
    borders[index] = border
  }
  return quote.length - border
}

/**
 * The place of a quote a person typed or pasted. Exact occurrences count; only when there is none, one
 * in which runs of white space (line breaks and NBSP included) stand for each other. Nothing else is
 * folded. `occurrence` is 1-based. Throws AppError: invalid_input for an empty quote, not_found when
 * there is no such (or not so many) occurrence, ambiguous with details {count} when there are several
 * and none was asked for.
 */
export function locateQuote(text: string, quote: string, occurrence?: number): Range {
  if (quote === '') throw new AppError('invalid_input', 'the quote is empty')
  const exact = occurrencesOf(text, quote).map((start): Range => [start, start + quote.length])
  const places = exact.length > 0 ? exact : looseOccurrencesOf(text, quote)
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

/** Occurrences with every run of white space taken for one space, as ranges of the text as it is. */
function looseOccurrencesOf(text: string, quote: string): Range[] {
  const folded = foldWhiteSpace(text)
  const foldedQuote = foldWhiteSpace(quote).text
  return occurrencesOf(folded.text, foldedQuote).map((start) => [
    folded.offsetOf(start),
    folded.offsetOf(start + foldedQuote.length),
  ])
}

interface FoldedText {
  readonly text: string
  /** The offset in the original of a unit of the folded text; its length maps to the original's. */
  offsetOf(folded: number): number
}

function foldWhiteSpace(original: string): FoldedText {
  const parts: string[] = []
  const offsets = new Uint32Array(original.length + 1)
  let length = 0
  for (const match of original.matchAll(/\s+|\S+/g)) {
    const isSpace = match[0].trim() === ''
    const part = isSpace ? ' ' : match[0]
    for (let i = 0; i < part.length; i++) offsets[length + i] = match.index + i
    length += part.length
    parts.push(part)
  }
  offsets[length] = original.length
  return { text: parts.join(''), offsetOf: (folded) => offsets[folded] ?? original.length }
}
