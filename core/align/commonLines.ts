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
 * it is none of them. Lines may be equal elsewhere, or but for their marks, without being told.
 */
export function commonLines(left: readonly string[], right: readonly string[]): Int32Array {
  const pairs = new LinePairs(...numbered(left, right))
  pairs.pairWithin({
    leftStart: 0,
    leftEnd: left.length,
    rightStart: 0,
    rightEnd: right.length,
  })
  pairs.dropDoubtful(SURE_UNITS)
  return pairs.rights
}
