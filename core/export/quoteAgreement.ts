import type { ImportedQuote } from './importedModel.ts'

/** Programs cut the names of passages, none before this many code points. */
const SHORTEST_CUT = 60

const unsaid = /[\s\u00ad]+/g
const cutMark = /(?:…|\.\.\.)$/

/** Whether the words of a passage may go on after its name. */
export function isCut({ exact }: ImportedQuote): boolean {
  return cutMark.test(exact) || [...exact.slice(0, 2 * SHORTEST_CUT)].length >= SHORTEST_CUT
}

/**
 * Whether a text from `start` to `end` is what a quote says. A quote is the words to the letter. A name
 * is their beginning, or all of them, with white space and soft hyphens left out of account: programs make a
 * line of it.
 */
export function holdsQuote(
  text: string,
  start: number,
  end: number,
  quote: ImportedQuote,
): boolean {
  const { exact, isName } = quote
  if (!isName) return end - start === exact.length && text.startsWith(exact, start)
  const name = exact.replace(cutMark, '').replace(unsaid, '')
  // The passage may be a chapter; what is unsaid in it is what the name may lack.
  const words = text.slice(start, Math.min(end, start + 4 * exact.length + 200))
  const bare = words.replace(unsaid, '')
  return isCut(quote) ? bare.startsWith(name) : bare === name
}
