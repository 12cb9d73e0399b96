import type { TextAlignment } from '../align/alignTexts.ts'
import { undecidedWords } from '../align/slideGaps.ts'
import { at, floatAt } from '../text/at.ts'
import type { TokenSpan } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'
import { VOTE_CELL } from './limits.ts'

/** A text with the places of every word: postings[starts[id] .. starts[id + 1]) are its indices. */
export interface IndexedText {
  readonly text: string
  readonly tokens: Tokens
  readonly starts: Int32Array
  readonly postings: Int32Array
}

/** Everything known about two revisions, computed once and read by every highlight. */
export interface TextPair {
  readonly before: IndexedText
  readonly after: IndexedText
  /** Index of the word that each old word became, -1 if it is gone; and back. */
  readonly toAfter: Int32Array
  readonly toBefore: Int32Array
  /** Per word id, about 0.15 for the most frequent to 1.15 for words that occur once. */
  readonly weights: Float64Array
  /** 1 for old words whose partner could as well have been another copy of the same words. */
  readonly undecided: Uint8Array
  /**
   * Room to count votes for the places of either text in, all 0 between counts: one for each cell, those a
   * passage may hang over the start of the text and the one after the last. Kept, as fresh memory costs more
   * than the count.
   */
  readonly votes: Float64Array
  readonly wordOf: (id: number) => string
}

function indexText(text: string, tokens: Tokens, vocabularySize: number): IndexedText {
  const starts = new Int32Array(vocabularySize + 1)
  for (const id of tokens.ids) starts[id + 1] = at(starts, id + 1) + 1
  for (let id = 0; id < vocabularySize; id++) starts[id + 1] = at(starts, id + 1) + at(starts, id)
  const next = starts.slice()
  const postings = new Int32Array(tokens.count)
  for (let i = 0; i < tokens.count; i++) {
    const id = at(tokens.ids, i)
    const slot = at(next, id)
    postings[slot] = i
    next[id] = slot + 1
  }
  return { text, tokens, starts, postings }
}

/** How often a word occurs in an indexed text. */
export function frequencyOf(indexed: IndexedText, id: number): number {
  return at(indexed.starts, id + 1) - at(indexed.starts, id)
}

function wordWeights(before: IndexedText, after: IndexedText, size: number): Float64Array {
  const total = before.tokens.count + after.tokens.count + 1
  const scale = Math.log(total)
  const weights = new Float64Array(size)
  for (let id = 0; id < size; id++) {
    const frequency = frequencyOf(before, id) + frequencyOf(after, id)
    weights[id] = 0.15 + Math.log(total / Math.max(1, frequency)) / scale
  }
  return weights
}

/** Builds the evidence for an alignment whose left text is the old one. */
export function textPair(alignment: TextAlignment): TextPair {
  const size = alignment.vocabulary.size
  const before = indexText(alignment.leftText, alignment.left, size)
  const after = indexText(alignment.rightText, alignment.right, size)
  return {
    before,
    after,
    toAfter: alignment.toRight,
    toBefore: alignment.toLeft,
    weights: wordWeights(before, after, size),
    undecided: undecidedWords(before, after, alignment.toRight),
    votes: new Float64Array(2 + Math.ceil((before.tokens.count + after.tokens.count) / VOTE_CELL)),
    wordOf: (id) => alignment.vocabulary.word(id),
  }
}

/** Weight of a run of words. */
export function weightOf(pair: TextPair, tokens: Tokens, span: TokenSpan): number {
  let sum = 0
  for (let i = span.first; i < span.end; i++) sum += floatAt(pair.weights, at(tokens.ids, i))
  return sum
}
