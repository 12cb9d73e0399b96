import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { endOf } from '../text/tokens.ts'
import { MAX_BRACKET_WORDS } from './limits.ts'
import type { Quote } from './quote.ts'
import type { TextPair } from './textPair.ts'

/** Marks that may stand for one another at an edge: a full stop for a colon, curly for straight quotes. */
const kinds = [
  '.!?…;:。！？；：',
  ',،、，',
  '"\'“”„‘’«»‹›「」『』',
  ')]}）］｝】',
  '([{（［｛【',
  '-–—',
]

const brackets = new Map(
  [...'()[]{}（）［］｛｝【】'].map((mark, i, all) => [mark, all[i ^ 1] ?? '']),
)
const closers = new Set(')]}）］｝】')

const blank = /\s/

/** Length of the run of marks beside an offset that are like those the quote has at this edge. */
function marksBeside(
  text: string,
  offset: number,
  step: -1 | 1,
  limit: number,
  own: string,
): number {
  const isLikeOwn = (mark: string) =>
    own.includes(mark) ||
    kinds.some((kind) => kind.includes(mark) && [...own].some((one) => kind.includes(one)))
  let length = 0
  while (length < limit) {
    const mark = text[step > 0 ? offset + length : offset - 1 - length]
    if (mark === undefined || blank.test(mark) || !isLikeOwn(mark)) break
    length++
  }
  return length
}

/** How often one mark stands in a text less how often another does. */
function surplus(text: string, mark: string, other: string): number {
  const count = (wanted: string) => text.split(wanted).length - 1
  return count(mark) - count(other)
}

/**
 * The first (or, to the left, last) bracket at an edge of the quote whose other half is in the quote too:
 * what was inserted before a closing bracket stands inside it.
 */
function pairedBracket(quote: Quote, edge: string, step: -1 | 1): string | null {
  const marks = step > 0 ? [...edge] : [...edge].reverse()
  const mark = marks.find((one) => brackets.has(one) && closers.has(one) === step > 0)
  return mark && surplus(quote.text, mark, brackets.get(mark) ?? '') === 0 ? mark : null
}

/** The text from an edge of a place to the nearest word in its line that was there before, if it is near. */
function insertedBeside(
  { after, toBefore }: TextPair,
  newWord: number,
  offset: number,
  step: -1 | 1,
): string {
  const { text, tokens } = after
  const isInserted = (word: number) => word >= 0 && word < tokens.count && at(toBefore, word) < 0
  let word = newWord + step
  while (isInserted(word) && Math.abs(word - newWord) <= MAX_BRACKET_WORDS) word += step
  if (step < 0) {
    const lines = text.slice(word >= 0 ? endOf(tokens, word) : 0, offset).split('\n')
    return lines.at(-1) ?? ''
  }
  const lines = text.slice(offset, word < tokens.count ? at(tokens.starts, word) : text.length)
  return lines.split('\n')[0] ?? ''
}

/**
 * Offset beyond the bracket that balances a place whose other half of it stands inside, reached over a
 * short insertion; null when there is none.
 */
function beyondBracket(
  pair: TextPair,
  place: Range,
  newWord: number,
  step: -1 | 1,
  mark: string,
): number | null {
  const other = brackets.get(mark) ?? ''
  const offset = step > 0 ? place[1] : place[0]
  let open = surplus(pair.after.text.slice(...place), other, mark)
  if (open <= 0) return null
  const inserted = insertedBeside(pair, newWord, offset, step)
  for (let length = 1; length <= inserted.length; length++) {
    const character = inserted[step > 0 ? length - 1 : inserted.length - length]
    if (character === other) open++
    if (character === mark && --open === 0) return offset + step * length
  }
  return null
}

/** Room for punctuation between a word and the next one in a direction. */
function roomBeside({ after }: TextPair, word: number, offset: number, step: -1 | 1): number {
  const next = word + step
  if (step < 0) return offset - (next >= 0 ? endOf(after.tokens, next) : 0)
  const end = next < after.tokens.count ? at(after.tokens.starts, next) : after.text.length
  return end - offset
}

/**
 * Where an edge of a place lies once the marks the quote has beyond its outermost word are taken in;
 * `place` reaches to that word. The same marks, else the bracket that closes what the quote opened,
 * else marks of the same kinds: a quote that ended in a full stop does not end in a comma.
 */
export function withMarks(
  pair: TextPair,
  quote: Quote,
  place: Range,
  newWord: number,
  edge: string,
  step: -1 | 1,
): number {
  const { text } = pair.after
  const offset = step > 0 ? place[1] : place[0]
  const isSame = step > 0 ? text.startsWith(edge, offset) : text.endsWith(edge, offset)
  if (isSame) return offset + step * edge.length
  const mark = pairedBracket(quote, edge, step)
  const beyond = mark ? beyondBracket(pair, place, newWord, step, mark) : null
  if (mark && beyond !== null) {
    const rest =
      step > 0 ? edge.slice(edge.indexOf(mark) + 1) : edge.slice(0, edge.lastIndexOf(mark))
    return beyond + step * marksBeside(text, beyond, step, rest.length, rest)
  }
  const room = Math.min(edge.length, roomBeside(pair, newWord, offset, step))
  return offset + step * marksBeside(text, offset, step, room, edge)
}
