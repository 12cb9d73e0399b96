const WHOLE = 44
const WORDS = 2

/** The words a note is about as an edition prints them: a long passage by its first and last words. */
export function lemmaOf(quote: string): string {
  const words = quote.trim().split(/\s+/u)
  const line = words.join(' ')
  if (line.length <= WHOLE || words.length <= 2 * WORDS) return line
  return `${words.slice(0, WORDS).join(' ')} … ${words.slice(-WORDS).join(' ')}`
}
