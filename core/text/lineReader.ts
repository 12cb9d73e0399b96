import { type Tokens, WordList } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text, its words, and its lines that hold words: line i is the words [lineBounds[i], lineBounds[i + 1]). */
export interface TokenizedText {
  readonly text: string
  readonly tokens: Tokens
  readonly lineBounds: Int32Array
}

/** Reads the words of a text line by line, from its beginning to its end. */
export class LineReader {
  readonly text: string
  readonly words: WordList
  readonly bounds: number[] = [0]
  /** Where each line that holds words starts and ends in the text. */
  readonly starts: number[] = []
  readonly ends: number[] = []
  #next = 0

  /** `units`: about how long all is that will be read. */
  constructor(text: string, vocabulary: Vocabulary, units = text.length) {
    this.text = text
    this.words = new WordList(text, vocabulary, units)
  }

  get count(): number {
    return this.starts.length
  }

  /** Whether there is such a line and [start, end) of a text reads the same. */
  isLine(line: number, text: string, start: number, end: number): boolean {
    const from = this.starts[line] ?? 0
    const to = this.ends[line] ?? 0
    return (
      to > from && to - from === end - start && this.text.slice(from, to) === text.slice(start, end)
    )
  }

  /** Counts as a line what was read since the last one, if it holds words. */
  endLine(start: number, end: number): boolean {
    if (this.words.count === this.#next) return false
    this.#next = this.words.count
    this.bounds.push(this.#next)
    this.starts.push(start)
    this.ends.push(end)
    return true
  }

  result(): TokenizedText {
    return {
      text: this.text,
      tokens: this.words.result(),
      lineBounds: new Int32Array(this.bounds),
    }
  }
}
