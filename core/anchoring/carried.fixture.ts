import { prepareReanchoring } from './prepareReanchoring.ts'

/** State of the n-th occurrence of a quote in the other text, and the text now there. */
export function carried(
  before: string,
  after: string,
  quote: string,
  occurrence = 1,
): [string, string] {
  let start = -1
  for (let i = 0; i < occurrence; i++) start = before.indexOf(quote, start + 1)
  if (start < 0) throw new Error(`no occurrence ${occurrence} of ${quote}`)
  const { state, ranges } = prepareReanchoring(before, after).place([[start, start + quote.length]])
  return [state, ranges.map((range) => after.slice(...range)).join(' | ')]
}
