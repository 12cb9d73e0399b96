import type { Range } from '../model/range.ts'

/** Stretches cut out of a text, sorted and disjoint, walked from left to right: no question may go back. */
export class Holes {
  readonly #holes: readonly Range[]
  #next = 0

  constructor(holes: readonly Range[]) {
    this.#holes = holes
  }

  /** Whether [start, end) and a hole share a character. */
  touch(start: number, end: number): boolean {
    this.#skipBefore(start)
    const hole = this.#holes[this.#next]
    return hole !== undefined && hole[0] < end
  }

  /** What is left of [start, end). */
  piecesOf(start: number, end: number): Range[] {
    this.#skipBefore(start)
    const pieces: Range[] = []
    let from = start
    for (let i = this.#next; ; i++) {
      const [holeStart, holeEnd] = this.#holes[i] ?? [end, end]
      const pieceEnd = Math.min(holeStart, end)
      if (from < pieceEnd) pieces.push([from, pieceEnd])
      if (holeStart >= end) return pieces
      from = holeEnd
    }
  }

  #skipBefore(position: number): void {
    for (
      let hole = this.#holes[this.#next];
      hole !== undefined && hole[1] <= position;
      hole = this.#holes[this.#next]
    ) {
      this.#next++
    }
  }
}
