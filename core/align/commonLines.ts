import { at } from '../text/at.ts'
import { LinePairs, type Lines } from './pairLines.ts'

/** A shorter line that stands alone among changed ones may be the same by chance. Longer than most headings. */
const SURE_UNITS = 40

function weighed(texts: readonly string[], numbers: Int32Array): Lines {
  return { numbers, weightOf: (line) => texts[line]?.length ?? 0 }
}

/** Numbers the lines of both texts; equal ones have the same, which is the index of the first left one. */
function numbered(left: readonly string[], right: readonly string[]): [left: Lines, right: Lines] {
  const numbers = new Map<string, number>()
  const numberOf = (text: string, ifNew: number) => {
    const known = numbers.get(text)
    if (known === undefined) numbers.set(text, ifNew)
    return known ?? ifNew
  }
  const lefts = new Int32Array(left.length)
  left.forEach((text, line) => {
    lefts[line] = numberOf(text, line)
  })
  const rights = new Int32Array(right.length)
  let expected = 0
  right.forEach((text, line) => {
    // Most lines follow each other on both sides: those are not looked up.
    const isExpected = left[expected] === text
    const number = isExpected ? at(lefts, expected) : numberOf(text, left.length + line)
    expected = (isExpected ? expected : number) + 1
    rights[line] = number
  })
  return [weighed(left, lefts), weighed(right, rights)]
}

/**
 * Which lines stand in both texts to the character and in the same order: the right line of each left line, -1 if
 * it is none of them, as blank lines are. Lines may be equal elsewhere, or but for their marks, without being told.
 */
export function commonLines(left: readonly string[], right: readonly string[]): Int32Array {
  const [leftWritten, rightWritten] = [writtenLines(left), writtenLines(right)]
  const pairs = new LinePairs(
    ...numbered(
      leftWritten.map((line) => left[line] ?? ''),
      rightWritten.map((line) => right[line] ?? ''),
    ),
  )
  pairs.pairWithin({
    leftStart: 0,
    leftEnd: leftWritten.length,
    rightStart: 0,
    rightEnd: rightWritten.length,
  })
  pairs.dropDoubtful(SURE_UNITS)
  const rights = new Int32Array(left.length).fill(-1)
  leftWritten.forEach((line, i) => {
    rights[line] = rightWritten[at(pairs.rights, i)] ?? -1
  })
  return rights
}

/** Lines that are not blank: a blank one beside another says nothing of it. */
function writtenLines(lines: readonly string[]): number[] {
  return lines.flatMap((text, line) => (text.trim() === '' ? [] : [line]))
}
