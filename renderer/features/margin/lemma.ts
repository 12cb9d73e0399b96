const WHOLE = 44
const WORDS = 2
/** Quotation marks and stops around a passage are not what the note is about. */
const EDGES = /^[\s\p{Pi}\p{Ps}"']+|[\s\p{Pf}\p{Pe}"',;:.]+$/gu

/** The words a note is about as an edition prints them: a long passage by its first and last words. */
export function lemmaOf(quote: string): string {
  const words = quote.replace(EDGES, '').split(/\s+/u)
  const line = words.join(' ')
  if (line.length <= WHOLE || words.length <= 2 * WORDS) return line
  return `${words.slice(0, WORDS).join(' ')} … ${words.slice(-WORDS).join(' ')}`
}
