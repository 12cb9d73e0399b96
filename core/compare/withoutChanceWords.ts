import type { TextAlignment } from '../align/alignTexts.ts'
import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { type TokenSpan, tokensTouching } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'
import type { WholeLines } from '../text/wholeLines.ts'

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
  const { left, right, toRight, lines } = alignment
  let kept = toRight
  const drop = (word: number) => {
    if (kept === toRight) kept = toRight.slice()
    kept[word] = -1
  }
  eachChanceWord({ tokens: left, lines, toOther: toRight }, strays.left, drop)
  if (strays.right.length === 0) return kept
  const { toLeft } = alignment
  eachChanceWord({ tokens: right, lines, toOther: toLeft }, strays.right, (word) => {
    drop(at(toLeft, word))
  })
  return kept
}

/** One side of an alignment: of each word the one of the other text. */
interface Side {
  readonly tokens: Tokens
  readonly lines: WholeLines
  readonly toOther: Int32Array
}

function eachChanceWord(side: Side, blocks: readonly Range[], tell: (word: number) => void): void {
  const { tokens, lines, toOther } = side
  for (const [start, blockEnd] of blocks) {
    const span = tokensTouching(tokens, start, blockEnd)
    if (alignedIn(side, span) >= MIN_SHARE * lines.wordsIn(tokens, span)) continue
    for (let first = span.first; first < span.end; ) {
      const end = endOfRun(toOther, first, span.end)
      const isAligned = at(toOther, first) >= 0
      if (isAligned && lines.wordsIn(tokens, { first, end }) < MIN_RUN) {
        for (let word = first; word < end; word++) tell(word)
      }
      first = end
    }
  }
}

function alignedIn({ tokens, lines, toOther }: Side, { first, end }: TokenSpan): number {
  let words = 0
  for (let i = first; i < end; i++) {
    if (at(toOther, i) >= 0) words += lines.wordsOf(at(tokens.ids, i))
  }
  return words
}

/** Words in a row on both sides; a word that is not aligned is a run of its own. */
function endOfRun(toOther: Int32Array, first: number, end: number): number {
  let next = first + 1
  if (at(toOther, first) < 0) return next
  while (next < end && at(toOther, next) === at(toOther, next - 1) + 1) next++
  return next
}
