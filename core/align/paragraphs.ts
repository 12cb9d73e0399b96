import { at } from '../text/at.ts'
import type { Tokens } from '../text/tokens.ts'

/** The lines of a text that hold words: line i is the words [bounds[i], bounds[i + 1]). */
export interface Paragraphs {
  readonly bounds: Int32Array
  readonly count: number
}

/** Groups words by the line they stand on. Lines without words are left out. */
export function paragraphsOf(text: string, tokens: Tokens): Paragraphs {
  const bounds: number[] = [0]
  let token = 0
  for (let lineEnd = text.indexOf('\n'); lineEnd >= 0; lineEnd = text.indexOf('\n', lineEnd + 1)) {
    const before = token
    while (token < tokens.count && at(tokens.starts, token) < lineEnd) token++
    if (token > before) bounds.push(token)
  }
  if (token < tokens.count) bounds.push(tokens.count)
  return { bounds: Int32Array.from(bounds), count: bounds.length - 1 }
}

/** Gives paragraphs numbers; paragraphs of the same words in the same order share one. */
export class ParagraphIds {
  readonly #byHash = new Map<number, { tokens: Tokens; start: number; end: number; id: number }[]>()
  #next = 0

  idsOf(tokens: Tokens, paragraphs: Paragraphs): Int32Array {
    const ids = new Int32Array(paragraphs.count)
    for (let i = 0; i < ids.length; i++) {
      ids[i] = this.#idOf(tokens, at(paragraphs.bounds, i), at(paragraphs.bounds, i + 1))
    }
    return ids
  }

  #idOf(tokens: Tokens, start: number, end: number): number {
    let hash = end - start
    for (let i = start; i < end; i++)
      hash = Math.imul(hash ^ at(tokens.ids, i), 0x9e3779b1) + i - start
    const known = this.#byHash.get(hash) ?? []
    const same = known.find(
      (other) => other.end - other.start === end - start && sameWords(other, tokens, start),
    )
    if (same) return same.id
    known.push({ tokens, start, end, id: this.#next })
    this.#byHash.set(hash, known)
    return this.#next++
  }
}

function sameWords(
  known: { tokens: Tokens; start: number; end: number },
  tokens: Tokens,
  start: number,
): boolean {
  for (let i = 0; i < known.end - known.start; i++) {
    if (at(known.tokens.ids, known.start + i) !== at(tokens.ids, start + i)) return false
  }
  return true
}
