import { alignBlocks, type BlockPair } from '../align/alignBlocks.ts'
import { alignChanges, type TextAlignment } from '../align/alignTexts.ts'
import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import { collateLayer, type LayerSide, type PlainStretch } from './collateLayer.ts'
import type { BlockedText, Collation, Layer, Move, Stretch } from './collation.ts'
import { movesOf } from './moves.ts'
import { withoutChanceWords } from './withoutChanceWords.ts'

/** A collation with what it was made from. */
export interface CollatedTexts {
  readonly collation: Collation
  readonly alignment: TextAlignment
  readonly pairs: readonly BlockPair[]
}

/** Gives stretches their places on the axis, one after the other from `axisStart` on. */
function onAxis(stretches: readonly PlainStretch[], axisStart: number): Stretch[] {
  let axis = axisStart
  return stretches.map((stretch) => {
    const start = axis
    const leftLength = stretch.leftEnd - stretch.leftStart
    axis += Math.max(leftLength, stretch.rightEnd - stretch.rightStart)
    return { ...stretch, axisStart: start, axisEnd: axis }
  })
}

function rangesOf(blocks: readonly Block[], ordinals: readonly (number | null)[]): Range[] {
  const ranges: Range[] = []
  for (const ordinal of ordinals) {
    const block = ordinal === null ? undefined : blocks[ordinal]
    if (block) ranges.push([block.start, block.end])
  }
  return ranges
}

function cutsOf(
  pairs: readonly BlockPair[],
  left: BlockedText,
  right: BlockedText,
): [number, number][] {
  const cuts: [number, number][] = []
  for (const pair of pairs) {
    const leftBlock = pair.left === null ? undefined : left.blocks[pair.left]
    const rightBlock = pair.right === null ? undefined : right.blocks[pair.right]
    if (!leftBlock || !rightBlock || pair.relation === 'moved') continue
    cuts.push([leftBlock.start, rightBlock.start], [leftBlock.end, rightBlock.end])
  }
  return cuts
}

function bySideStart(a: Range, b: Range): number {
  return a[0] - b[0]
}

function stretchesInPlace(
  alignment: TextAlignment,
  pairs: readonly BlockPair[],
  moves: readonly Move[],
  left: BlockedText,
  right: BlockedText,
): PlainStretch[] {
  const deleted = pairs.filter(({ relation }) => relation === 'deleted')
  const inserted = pairs.filter(({ relation }) => relation === 'inserted')
  const strays = {
    left: rangesOf(
      left.blocks,
      deleted.map((pair) => pair.left),
    ),
    right: rangesOf(
      right.blocks,
      inserted.map((pair) => pair.right),
    ),
  }
  return collateLayer({
    left: {
      text: left.text,
      tokens: alignment.left,
      holes: moves.map(({ leftHole }) => leftHole).sort(bySideStart),
      strays: strays.left,
    },
    right: {
      text: right.text,
      tokens: alignment.right,
      holes: moves.map(({ rightHole }) => rightHole).sort(bySideStart),
      strays: strays.right,
    },
    toRight: withoutChanceWords(alignment, strays),
    cuts: cutsOf(pairs, left, right),
  })
}

function shifted(stretch: PlainStretch, left: number, right: number): PlainStretch {
  return {
    isEqual: stretch.isEqual,
    leftStart: stretch.leftStart + left,
    leftEnd: stretch.leftEnd + left,
    rightStart: stretch.rightStart + right,
    rightEnd: stretch.rightEnd + right,
  }
}

function stretchesInside(move: Move, leftText: string, rightText: string): PlainStretch[] {
  const alignment = alignChanges(leftText.slice(...move.left), rightText.slice(...move.right))
  const side = (text: string, tokens: LayerSide['tokens']): LayerSide => {
    return { text, tokens, holes: [], strays: [] }
  }
  const stretches = collateLayer({
    left: side(alignment.leftText, alignment.left),
    right: side(alignment.rightText, alignment.right),
    toRight: alignment.toRight,
    cuts: [],
  })
  return stretches.map((stretch) => shifted(stretch, move.left[0], move.right[0]))
}

/**
 * Lays two texts side by side. Exchanging the sides exchanges them in the result and changes nothing else.
 * `onAligned` is called once the words of both are aligned.
 */
export function collate(
  left: BlockedText,
  right: BlockedText,
  onAligned: () => void = () => undefined,
): CollatedTexts {
  const alignment = alignChanges(left.text, right.text)
  onAligned()
  const pairs = alignBlocks(alignment, left.blocks, right.blocks)
  const moves = movesOf(pairs, left, right)
  const inPlace = onAxis(stretchesInPlace(alignment, pairs, moves, left, right), 0)
  const layers: Layer[] = [{ move: null, stretches: inPlace }]
  let axisEnd = inPlace.at(-1)?.axisEnd ?? 0
  for (const move of moves) {
    const stretches = onAxis(stretchesInside(move, left.text, right.text), axisEnd)
    axisEnd = stretches.at(-1)?.axisEnd ?? axisEnd
    layers.push({ move, stretches })
  }
  return { collation: { layers }, alignment, pairs }
}
