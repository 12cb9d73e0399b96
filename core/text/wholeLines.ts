import { at } from './at.ts'
import type { TokenSpan } from './tokenSpan.ts'
import { countWords, type Tokens } from './tokens.ts'

/**
 * Lines that two texts share and that are read as one token each, numbered -1, -2, ... in the order they stand in:
 * who compares asks nothing about the words of what is equal, and of a book's revisions nearly all is.
 */
export class WholeLines {
  readonly #text: string
  /** Of line n, where it starts and ends in the text. */
  readonly #bounds: number[] = []
  readonly #words: number[] = []

  /** `text`: one of the two, in which the lines are looked up. */
  constructor(text: string) {
    this.#text = text
  }

  get text(): string {
    return this.#text
  }

  get count(): number {
    return this.#bounds.length / 2
  }

  /** Adds the line [start, end) of the text; returns its id. */
  add(start: number, end: number): number {
    this.#bounds.push(start, end)
    return -this.count
  }

  /** Where the line with an id starts and ends. */
  rangeOf(id: number): readonly [start: number, end: number] {
    const bound = -2 * (id + 1)
    return [this.#bounds[bound] ?? 0, this.#bounds[bound + 1] ?? 0]
  }

  /** How many words a token with an id stands for. Counted when first asked. */
  wordsOf(id: number): number {
    if (!isWholeLine(id)) return 1
    this.#words[-1 - id] ??= countWords(this.#text, ...this.rangeOf(id))
    return this.#words[-1 - id] ?? 0
  }

  /** How many words the tokens of a span stand for. */
  wordsIn({ ids }: Tokens, { first, end }: TokenSpan): number {
    if (this.count === 0) return end - first
    let words = 0
    for (let i = first; i < end; i++) words += this.wordsOf(at(ids, i))
    return words
  }
}

/** Whether a token with this id is a line instead of a word. */
export function isWholeLine(id: number): boolean {
  return id < 0
}
