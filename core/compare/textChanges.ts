import type { Range } from '../model/range.ts'
import { tokensTouching } from '../text/tokenSpan.ts'
import type { Tokens } from '../text/tokens.ts'
import type { WholeLines } from '../text/wholeLines.ts'
import { collate } from './collate.ts'
import type { Collation, Layer, Stretch } from './collation.ts'
import type { TextChange } from './comparison.ts'

function rangeOrNull(start: number, end: number): Range | null {
  return start < end ? [start, end] : null
}

function changeOf(stretch: Stretch): TextChange {
  const left = rangeOrNull(stretch.leftStart, stretch.leftEnd)
  const right = rangeOrNull(stretch.rightStart, stretch.rightEnd)
  const at = [stretch.leftStart, stretch.rightStart] as const
  if (left === null) return { kind: 'insert', left, right, at }
  if (right === null) return { kind: 'delete', left, right, at }
  return { kind: 'replace', left, right, at }
}

type IsTold = (stretch: Stretch) => boolean

function changesOfLayer({ move, stretches }: Layer, isTold: IsTold): TextChange[] {
  const changes = stretches.filter((stretch) => !stretch.isEqual && isTold(stretch)).map(changeOf)
  if (move === null) return changes
  const { leftHole, rightHole } = move
  const at = [leftHole[0], rightHole[0]] as const
  return [{ kind: 'move', left: leftHole, right: rightHole, at }, ...changes]
}

function byPlace(a: TextChange, b: TextChange): number {
  return a.at[0] - b.at[0] || a.at[1] - b.at[1]
}

/**
 * The changes of a collation, in the order of the left text.
 *
 * A move covers a whole block with one separator beside it; its changes inside follow as changes of their own, so
 * that changes nest at most two deep, and only in moves. Outside each other they are disjoint on each
 * side. What they promise:
 *
 * 1. Cut the moves and the changes outside moves from both texts: what is left is the same on both sides,
 *    and the same stretch by stretch between two such changes that are not moves.
 * 2. Inside a move, take the white space off both ends (the separator went along, before it or after) and cut
 *    the changes inside: what is left is the same on both sides.
 *
 * So either text can be made again from the other with the changes and the words that only they hold; those that
 * are not told are missing from the list, of course.
 */
export function textChanges(collation: Collation, isTold: IsTold = () => true): TextChange[] {
  return collation.layers.flatMap((layer) => changesOfLayer(layer, isTold)).sort(byPlace)
}

/** How many words of one side the changes touch, moves apart. */
export function changedWords(
  changes: readonly TextChange[],
  tokens: Tokens,
  side: 'left' | 'right',
  lines: WholeLines,
): number {
  let words = 0
  for (const change of changes) {
    const range = change[side]
    if (change.kind === 'move' || range === null) continue
    words += lines.wordsIn(tokens, tokensTouching(tokens, ...range))
  }
  return words
}

/** What changed between two short texts without blocks (a quote, a note), by word. */
export function wordChanges(before: string, after: string): TextChange[] {
  const left = { text: before, blocks: [] }
  const right = { text: after, blocks: [] }
  return textChanges(collate(left, right).collation)
}
