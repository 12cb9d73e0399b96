import { at } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import { endOf } from '../text/tokens.ts'
import type { IndexedText } from './textPair.ts'

/** A full stop counts when a blank follows it: "state.index" and "3.14" are one sentence. */
const sentenceBreak = /[.!?…]["'”’»)\]]*\s|[。！？]|\n/

/** A sentence longer than this is a list or a table; no more of it is read. */
const MAX_SENTENCE_WORDS = 200

/** Whether a sentence or a line begins with a word; also true at both ends of the text. */
export function startsSentence({ text, tokens }: IndexedText, word: number): boolean {
  if (word <= 0 || word >= tokens.count) return true
  const between = text.slice(endOf(tokens, word - 1), at(tokens.starts, word))
  return between !== ' ' && sentenceBreak.test(between)
}

/** Whether a line begins with a word; also true at both ends of the text. */
export function startsLine({ text, tokens }: IndexedText, word: number): boolean {
  if (word <= 0 || word >= tokens.count) return true
  return text.slice(endOf(tokens, word - 1), at(tokens.starts, word)).includes('\n')
}

/** Whether words fill one line: a heading, an item of a list, a paragraph. */
export function isWholeLine(indexed: IndexedText, { first, end }: TokenSpan): boolean {
  if (!startsLine(indexed, first) || !startsLine(indexed, end)) return false
  for (let word = first + 1; word < end; word++) if (startsLine(indexed, word)) return false
  return true
}

/** How many sentences begin with the words [first, end). */
export function sentenceStarts(indexed: IndexedText, first: number, end: number): number {
  let count = 0
  for (let word = first; word < end; word++) if (startsSentence(indexed, word)) count++
  return count
}

/** The sentence that holds a word; null outside the text or when it is too long to be one. */
export function sentenceAt(indexed: IndexedText, word: number): TokenSpan | null {
  if (word < 0 || word >= indexed.tokens.count) return null
  let first = word
  while (!startsSentence(indexed, first) && word - first < MAX_SENTENCE_WORDS) first--
  let end = word + 1
  while (!startsSentence(indexed, end) && end - first < MAX_SENTENCE_WORDS) end++
  return end - first < MAX_SENTENCE_WORDS ? { first, end } : null
}
