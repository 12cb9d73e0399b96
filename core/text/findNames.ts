import type { Range } from '../model/range.ts'
import { at } from './at.ts'
import { endOf, tokenize, Vocabulary } from './tokens.ts'

/** Names by their first word, as word ids; a table look-up per word rejects nearly all of a text. */
type NamesByFirstWord = ReadonlyMap<number, readonly Int32Array[]>

/**
 * Where any of the names stands as whole words, whatever its case: sorted, disjoint, the longest of
 * those that begin at one word. Words are those of our own tokeniser.
 */
export function findNames(text: string, names: readonly string[]): Range[] {
  const vocabulary = new Vocabulary()
  const byFirst = namesByFirstWord(names.map((name) => tokenize(name, vocabulary).ids))
  const tokens = tokenize(text, vocabulary)
  const { ids, starts, count } = tokens
  const found: Range[] = []
  for (let word = 0; word < count; ) {
    const length = longestAt(ids, count, word, byFirst)
    if (length > 0) found.push([at(starts, word), endOf(tokens, word + length - 1)])
    word += Math.max(1, length)
  }
  return found
}

function namesByFirstWord(names: readonly Int32Array[]): NamesByFirstWord {
  const byFirst = new Map<number, Int32Array[]>()
  for (const name of names) {
    const first = name[0]
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), name])
  }
  return byFirst
}

function longestAt(
  ids: Int32Array,
  count: number,
  word: number,
  byFirst: NamesByFirstWord,
): number {
  let longest = 0
  for (const name of byFirst.get(at(ids, word)) ?? []) {
    const fits = word + name.length <= count
    if (name.length > longest && fits && name.every((id, index) => ids[word + index] === id)) {
      longest = name.length
    }
  }
  return longest
}
