import type { Block } from '../model/block.ts'

const MOST = 24
const WORDS = 5
/** Reached sooner where words are long, or where a script has no spaces and a clause is one run. */
const LETTERS = 30
const READ = 1_000_000

const RUN = /[\p{L}\p{N}\p{M}]+/gu

interface Phrase {
  readonly start: number
  readonly end: number
  readonly letters: number
}

/**
 * A few phrases by which a copy of the text can be found in an index of words: at most 24, spread over
 * the text, each within one block, the one with the longest words of its neighbourhood, for long words
 * are rare. Each begins and ends at the edge of a word.
 */
export function tellingPhrases(text: string, blocks: readonly Block[]): string[] {
  const length = Math.max(1, Math.min(READ, text.length))
  const best = new Map<number, Phrase>()
  for (const block of blocks) {
    if (block.start >= length) break
    for (const phrase of phrasesOf(text, block)) {
      const zone = Math.floor((phrase.start * MOST) / length)
      if (phrase.letters > (best.get(zone)?.letters ?? 0)) best.set(zone, phrase)
    }
  }
  return [...best]
    .filter(([zone]) => zone < MOST)
    .map(([, { start, end }]) => text.slice(start, end))
}

function* phrasesOf(text: string, block: Block): Iterable<Phrase> {
  const runs = [...text.slice(block.start, block.end).matchAll(RUN)].map(({ index, 0: run }) => ({
    start: block.start + index,
    length: run.length,
  }))
  for (const [first, { start }] of runs.entries()) {
    let letters = 0
    let end = start
    let words = 0
    for (let next = runs[first]; next !== undefined; next = runs[first + words]) {
      letters += next.length
      end = next.start + next.length
      if (++words === WORDS || letters >= LETTERS) break
    }
    // The last words of a block are in the phrase before them, unless they are all there is.
    if (first === 0 || words === WORDS || letters >= LETTERS) yield { start, end, letters }
  }
}
