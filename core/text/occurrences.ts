import { countAt } from './at.ts'
import { splitsSurrogatePair } from './offsets.ts'

/**
 * Where `quote` starts in `text`, ascending, overlapping occurrences included; none for an empty
 * quote. A match that would cut a surrogate pair of the text is no occurrence. No more than `most`.
 */
export function occurrencesOf(
  text: string,
  quote: string,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const starts: number[] = []
  let start = quote === '' ? -1 : text.indexOf(quote)
  if (start === -1) return starts
  const period = periodOf(quote)
  const lastPeriod = quote.slice(-period)
  while (start !== -1 && starts.length < most) {
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
