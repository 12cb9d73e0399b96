import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'

/** Left or right. */
export type SideName = 'left' | 'right'

/** A text and its blocks. */
export interface BlockedText {
  readonly text: string
  readonly blocks: readonly Block[]
}

/**
 * A stretch of the two texts laid side by side. Equal stretches are the same UTF-16 unit for unit;
 * in others one side may be empty. `axisStart` to `axisEnd` is its place on the axis.
 */
export interface Stretch {
  readonly isEqual: boolean
  readonly leftStart: number
  readonly leftEnd: number
  readonly rightStart: number
  readonly rightEnd: number
  readonly axisStart: number
  readonly axisEnd: number
}

/** A block that stands elsewhere on the other side. */
export interface Move {
  /** Ordinals of the block. */
  readonly leftBlock: number
  readonly rightBlock: number
  /** The block without the white space at its ends: what is compared. */
  readonly left: Range
  readonly right: Range
  /** The block with the separator that went with it: what is missing from the rest of each text. */
  readonly leftHole: Range
  readonly rightHole: Range
}

/** What is compared in one go: all that stayed in place, or the inside of one moved block. */
export interface Layer {
  readonly move: Move | null
  /** In order on both sides. */
  readonly stretches: readonly Stretch[]
}

/**
 * Two texts laid side by side, stretch by stretch.
 *
 * The first layer is everything that stayed in place: both texts without the holes of the moves. Then comes one
 * layer for each moved block, in the order of the left text. In each layer the stretches cover
 * each side's characters once, in order.
 *
 * The axis is a ruler common to both texts, in UTF-16 units: every stretch has a place of its own on it, as long
 * as the longer of its two sides, layer after layer. Whatever is measured there (how far two
 * highlights overlap) comes out the same with left and right exchanged.
 */
export interface Collation {
  readonly layers: readonly Layer[]
}
