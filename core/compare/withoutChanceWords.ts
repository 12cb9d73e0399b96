import type { TextAlignment } from '../align/alignTexts.ts'
import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { type TokenSpan, tokensTouching } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'

/** A block of which as large a share is aligned has words in common by more than chance: a part split off, a heading written anew. */
const MIN_SHARE = 0.25
/** As many aligned words in a row are no chance, whatever stands around them. */
const MIN_RUN = 4

/**
 * Right word of each left word, -1 if none, without the few words that a block without a counterpart has in
 * common with others: "said" and "the" in a new paragraph are not those of the sentence above it. The same
 * whichever text is left.
 */
export function withoutChanceWords(
  alignment: TextAlignment,
  strays: { readonly left: readonly Range[]; readonly right: readonly Range[] },
): Int32Array {
  const { left, right, toRight } = alignment
  let kept = toRight
  const drop = (word: number) => {
    if (kept === toRight) kept = toRight.slice()
    kept[word] = -1
  }
  eachChanceWord(toRight, spansOf(left, strays.left), drop)
  if (strays.right.length === 0) return kept
  const { toLeft } = alignment
  eachChanceWord(toLeft, spansOf(right, strays.right), (word) => drop(at(toLeft, word)))
  return kept
}

function spansOf(tokens: Tokens, blocks: readonly Range[]): TokenSpan[] {
  return blocks.map(([start, end]) => tokensTouching(tokens, start, end))
}

/** `toOther`: the word of the other text for each of one text, of which `spans` are the blocks looked at. */
function eachChanceWord(
  toOther: Int32Array,
  spans: readonly TokenSpan[],
  tell: (word: number) => void,
): void {
  for (const span of spans) {
    if (alignedIn(toOther, span) >= MIN_SHARE * (span.end - span.first)) continue
    for (let word = span.first; word < span.end; ) {
      const end = endOfRun(toOther, word, span.end)
      const isAligned = at(toOther, word) >= 0
      if (isAligned && end - word < MIN_RUN) for (let each = word; each < end; each++) tell(each)
      word = end
    }
  }
}

function alignedIn(toOther: Int32Array, { first, end }: TokenSpan): number {
  let count = 0
  for (let word = first; word < end; word++) if (at(toOther, word) >= 0) count++
  return count
}

/** Words in a row on both sides; a word that is not aligned is a run of its own. */
function endOfRun(toOther: Int32Array, first: number, end: number): number {
  let next = first + 1
  if (at(toOther, first) < 0) return next
  while (next < end && at(toOther, next) === at(toOther, next - 1) + 1) next++
  return next
}
