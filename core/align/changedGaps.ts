import { at } from '../text/at.ts'
import type { TokenizedText } from '../text/lineReader.ts'
import type { TokenizedPair } from '../text/tokenizeBoth.ts'
import { isWholeLine } from '../text/wholeLines.ts'
import { LinePairs, type Lines } from './pairLines.ts'
import { numberParagraphs } from './paragraphs.ts'
import type { Region } from './region.ts'

/** A shorter paragraph that stands alone among changed ones may be the same by chance. */
const SURE_WORDS = 5

function isWhole({ tokens, lineBounds }: TokenizedText, line: number): boolean {
  return isWholeLine(at(tokens.ids, at(lineBounds, line)))
}

function linesOf(text: TokenizedText, numbers: Int32Array): Lines {
  const wordCount = (line: number) => at(text.lineBounds, line + 1) - at(text.lineBounds, line)
  return {
    numbers,
    weightOf: (line) => (isWhole(text, line) ? Number.POSITIVE_INFINITY : wordCount(line)),
  }
}

/** Right paragraph of each left one of the same words: whole lines first, then what stands between them. */
function pairParagraphs(texts: TokenizedPair): Int32Array {
  const numbers = numberParagraphs(texts)
  const pairs = new LinePairs(
    linesOf(texts.left, numbers.left),
    linesOf(texts.right, numbers.right),
  )
  let leftStart = 0
  let rightStart = 0
  const pairUntil = (leftEnd: number, rightEnd: number) => {
    pairs.pairWithin({ leftStart, leftEnd, rightStart, rightEnd })
    leftStart = leftEnd + 1
    rightStart = rightEnd + 1
  }
  texts.equalLines.forEach((left, right) => {
    if (!isWhole(texts.right, right)) return
    pairs.add(left, right)
    pairUntil(left, right)
  })
  pairUntil(numbers.left.length, numbers.right.length)
  pairs.dropDoubtful(SURE_WORDS)
  return pairs.rights
}

function mapParagraph(
  { left, right }: TokenizedPair,
  i: number,
  j: number,
  toRight: Int32Array,
): void {
  const shift = at(right.lineBounds, j) - at(left.lineBounds, i)
  for (let k = at(left.lineBounds, i); k < at(left.lineBounds, i + 1); k++) {
    toRight[k] = k + shift
  }
}

/**
 * Maps the words of paragraphs that stand unchanged, and returns the gaps between them, in words:
 * long texts differ in few paragraphs, and only those need comparing word by word.
 */
export function changedGaps(texts: TokenizedPair, toRight: Int32Array): Region[] {
  const gaps: Region[] = []
  let leftStart = 0
  let rightStart = 0
  const addGap = (leftEnd: number, rightEnd: number) => {
    if (leftStart < leftEnd && rightStart < rightEnd) {
      gaps.push({ leftStart, leftEnd, rightStart, rightEnd })
    }
  }
  pairParagraphs(texts).forEach((j, i) => {
    if (j < 0) return
    addGap(at(texts.left.lineBounds, i), at(texts.right.lineBounds, j))
    mapParagraph(texts, i, j, toRight)
    leftStart = at(texts.left.lineBounds, i + 1)
    rightStart = at(texts.right.lineBounds, j + 1)
  })
  addGap(texts.left.tokens.count, texts.right.tokens.count)
  return gaps
}
