import type { TextAlignment } from '../align/alignTexts.ts'
import type { Range } from '../model/range.ts'
import { at } from '../text/at.ts'
import { type TokenSpan, tokensTouching } from '../text/tokenSpan.ts'

/** A block of which as large a share is aligned has words in common by more than chance: a part split off, a heading written anew. */
const MIN_SHARE = 0.25
/** As many aligned words in a row are no chance, whatever stands around them. */
const MIN_RUN = 4

/** What one text is aligned to, seen from it. */
interface Seen {
  readonly toOther: Int32Array
  readonly spans: readonly TokenSpan[]
}

/**
 * Right word of each left word, -1 if none, without the few words that a block without a counterpart has in
 * common with others: "said" and "the" in a new paragraph are not those of the sentence above it. The same
 * whichever text is left.
 */
export function withoutChanceWords(
  { left, right, toRight, toLeft }: TextAlignment,
  strays: { readonly left: readonly Range[]; readonly right: readonly Range[] },
): Int32Array {
  const kept = toRight.slice()
  const spansOf = (tokens: typeof left, blocks: readonly Range[]) =>
    blocks.map(([start, end]) => tokensTouching(tokens, start, end))
  eachChanceWord({ toOther: toRight, spans: spansOf(left, strays.left) }, (word) => {
    kept[word] = -1
  })
  eachChanceWord({ toOther: toLeft, spans: spansOf(right, strays.right) }, (word) => {
    kept[at(toLeft, word)] = -1
  })
  return kept
}

function eachChanceWord({ toOther, spans }: Seen, tell: (word: number) => void): void {
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
