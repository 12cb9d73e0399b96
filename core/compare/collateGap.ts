import type { Range } from '../model/range.ts'
import type { Tokens } from '../text/tokens.ts'
import { type Atoms, atomsOf } from './gapAtoms.ts'
import { sameUnits } from './sameUnits.ts'

/** What stands in one text between two places that are aligned. */
export interface GapSide {
  readonly text: string
  readonly tokens: Tokens
  /** Where the gap starts; its pieces may start later, after a hole. */
  readonly from: number
  readonly pieces: readonly Range[]
  /** Whether a whole block that has no counterpart is in it. */
  readonly hasStray: boolean
}

/** Receives what a gap is made of, in order. */
export interface GapReader {
  equal(left: Range, right: Range): void
  /** An empty range says where the missing text would be. */
  change(left: Range, right: Range): void
  /** What follows is never joined to the change before it. */
  fence(): void
}

function isSpace(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === ''
}

function lengthOf({ pieces }: GapSide): number {
  return pieces.reduce((sum, [start, end]) => sum + end - start, 0)
}

/** The atoms of both sides: the longer one is taken apart only as far as the shorter one can agree with it. */
function atomsOfBoth(left: GapSide, right: GapSide): readonly [left: Atoms, right: Atoms] {
  const isLeftShorter = lengthOf(left) < lengthOf(right)
  const [short, long] = isLeftShorter ? [left, right] : [right, left]
  const atoms = atomsOf(short.text, short.tokens, short.pieces, Number.POSITIVE_INFINITY)
  const others = atomsOf(long.text, long.tokens, long.pieces, atoms.starts.length)
  return isLeftShorter ? [atoms, others] : [others, atoms]
}

/** Contiguous runs of the atoms [first, end). */
function runsOf(atoms: Atoms, first: number, end: number): Range[] {
  const runs: Range[] = []
  let runStart = first
  for (let i = first; i < end; i++) {
    if (i + 1 < end && atoms.starts[i + 1] === atoms.ends[i]) continue
    runs.push([atoms.starts[runStart] ?? 0, atoms.ends[i] ?? 0])
    runStart = i + 1
  }
  return runs
}

class GapCollator {
  readonly #left: GapSide
  readonly #right: GapSide
  readonly #leftAtoms: Atoms
  readonly #rightAtoms: Atoms
  /** A block cut and a block put in its place have nothing to do with each other. */
  readonly #isSeparate: boolean

  constructor(left: GapSide, right: GapSide) {
    this.#left = left
    this.#right = right
    const [leftAtoms, rightAtoms] = atomsOfBoth(left, right)
    this.#leftAtoms = leftAtoms
    this.#rightAtoms = rightAtoms
    this.#isSeparate =
      left.hasStray &&
      right.hasStray &&
      textOf(left.text, left.pieces) !== textOf(right.text, right.pieces)
  }

  run(reader: GapReader): void {
    const leftCount = this.#leftAtoms.starts.length
    const rightCount = this.#rightAtoms.starts.length
    const shorter = Math.min(leftCount, rightCount)
    let head = 0
    while (head < shorter && this.#agree(head, head)) head++
    let tail = 0
    while (tail < shorter - head && this.#agree(leftCount - 1 - tail, rightCount - 1 - tail)) tail++
    for (let i = 0; i < head; i++) this.#tellEqual(reader, i, i)
    this.#tellMiddle(reader, head, leftCount - tail, rightCount - tail)
    for (let i = tail; i > 0; i--) this.#tellEqual(reader, leftCount - i, rightCount - i)
  }

  #agree(left: number, right: number): boolean {
    const [leftStart, leftEnd] = atomAt(this.#leftAtoms, left)
    const [rightStart, rightEnd] = atomAt(this.#rightAtoms, right)
    const length = leftEnd - leftStart
    return (
      length === rightEnd - rightStart &&
      sameUnits(this.#left.text, leftStart, this.#right.text, rightStart, length) &&
      (!this.#isSeparate || isSpace(this.#left.text, leftStart, leftEnd))
    )
  }

  #tellEqual(reader: GapReader, left: number, right: number): void {
    reader.equal(atomAt(this.#leftAtoms, left), atomAt(this.#rightAtoms, right))
  }

  #tellMiddle(reader: GapReader, head: number, leftEnd: number, rightEnd: number): void {
    const leftRuns = runsOf(this.#leftAtoms, head, leftEnd)
    const rightRuns = runsOf(this.#rightAtoms, head, rightEnd)
    const leftAt = leftRuns[0]?.[0] ?? this.#leftAtoms.ends[head - 1] ?? this.#left.from
    const rightAt = rightRuns[0]?.[0] ?? this.#rightAtoms.ends[head - 1] ?? this.#right.from
    const noLeft: Range = [leftAt, leftAt]
    const noRight: Range = [rightAt, rightAt]
    if (!this.#isSeparate) {
      for (let i = 0; i < Math.max(leftRuns.length, rightRuns.length); i++) {
        reader.change(leftRuns[i] ?? noLeft, rightRuns[i] ?? noRight)
      }
      return
    }
    const tellDeleted = () => {
      for (const run of leftRuns) reader.change(run, noRight)
    }
    const tellInserted = () => {
      for (const run of rightRuns) reader.change(noLeft, run)
    }
    const isLeftFirst = this.#isLeftFirst(leftRuns, rightRuns)
    reader.fence()
    if (isLeftFirst) tellDeleted()
    tellInserted()
    if (!isLeftFirst) tellDeleted()
    reader.fence()
  }

  /** Any order would do that does not depend on which text is left. */
  #isLeftFirst(leftRuns: readonly Range[], rightRuns: readonly Range[]): boolean {
    const left = textOf(this.#left.text, leftRuns)
    const right = textOf(this.#right.text, rightRuns)
    return left.length === right.length ? left <= right : left.length < right.length
  }
}

function atomAt(atoms: Atoms, index: number): Range {
  return [atoms.starts[index] ?? 0, atoms.ends[index] ?? 0]
}

function textOf(text: string, runs: readonly Range[]): string {
  return runs.map(([start, end]) => text.slice(start, end)).join('')
}

/**
 * Compares what stands between two aligned places: the atoms that both sides begin and end with are equal, all
 * between is one change (one for each piece, where holes part it).
 */
export function collateGap(left: GapSide, right: GapSide, reader: GapReader): void {
  new GapCollator(left, right).run(reader)
}
