import type { Annotation } from '../model/annotation.ts'
import { quoteOf, type Ranges } from '../model/range.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import type { Axis, Footprint } from './axis.ts'
import { blockAt } from './blockAt.ts'
import type { DifferenceDetail } from './comparison.ts'
import { type Ignoring, isSameBut } from './ignoring.ts'
import { difference, intersection, sameSpans, spansOf } from './spans.ts'
import { wordChanges } from './textChanges.ts'

const anyWord = /[\p{L}\p{N}]/u

function sameRanges(left: Ranges, right: Ranges): boolean {
  return (
    left.length === right.length &&
    left.every(([start, end], i) => start === right[i]?.[0] && end === right[i]?.[1])
  )
}

function isMachineEstimate(annotation: Annotation): boolean {
  return annotation.anchoredBy === 'machine' && annotation.state === 'edited'
}

/** An annotation on both sides, with what it covers. */
interface Placed {
  readonly left: Annotation
  readonly right: Annotation
  readonly leftPrint: Footprint
  readonly rightPrint: Footprint
  readonly before: string
  readonly after: string
}

/** Tells what is different about the places of an annotation that both versions have. */
export class PlaceComparer {
  readonly #left: AnnotatedVersion
  readonly #right: AnnotatedVersion
  readonly #axis: Axis
  readonly #ignoring: Ignoring

  constructor(
    left: AnnotatedVersion,
    right: AnnotatedVersion,
    axis: Axis,
    ignoring: Ignoring = 'nothing',
  ) {
    this.#left = left
    this.#right = right
    this.#axis = axis
    this.#ignoring = ignoring
  }

  /** text-changed, moved, resized and shifted, as far as they apply. Both sides have ranges. */
  details(left: Annotation, right: Annotation): DifferenceDetail[] {
    const placed = {
      left,
      right,
      leftPrint: this.#axis.footprint('left', left.ranges),
      rightPrint: this.#axis.footprint('right', right.ranges),
      before: quoteOf(this.#left.text, left.ranges),
      after: quoteOf(this.#right.text, right.ranges),
    }
    return isSameBut(this.#ignoring, placed.before, placed.after)
      ? this.#ofSameText(placed)
      : this.#ofOtherText(placed)
  }

  #ofOtherText(placed: Placed): DifferenceDetail[] {
    const { left, right, before, after } = placed
    const details: DifferenceDetail[] = []
    const hasOtherBounds = this.#hasOtherWords(placed)
    const isChanged = this.#isTextChanged(placed, hasOtherBounds)
    if (isChanged) {
      details.push({ kind: 'text-changed', before, after, changes: wordChanges(before, after) })
    }
    if (this.#isInMove(placed)) details.push(this.#moved(placed))
    // Nobody resized what the machine estimated.
    const isEstimate = isMachineEstimate(left) || isMachineEstimate(right)
    if (!isChanged || (hasOtherBounds && !isEstimate)) {
      details.push({ kind: 'resized', before, after })
    }
    return details
  }

  #ofSameText(placed: Placed): DifferenceDetail[] {
    const { left, right, before, after } = placed
    if (this.#isElsewhere(placed)) return [this.#moved(placed)]
    const details: DifferenceDetail[] = []
    if (this.#isInMove(placed)) details.push(this.#moved(placed))
    if (this.#hasOtherBounds(placed)) {
      details.push({ kind: 'resized', before, after })
    } else if (details.length === 0 && !sameRanges(left.ranges, right.ranges)) {
      details.push({ kind: 'shifted', left: left.ranges, right: right.ranges })
    }
    return details
  }

  #hasOtherBounds(placed: Placed): boolean {
    if (this.#ignoring !== 'nothing') return this.#hasOtherWords(placed)
    return !sameSpans(placed.leftPrint.core, placed.rightPrint.core)
  }

  /** Whether only one side covers a word that both texts have; marks and spaces at the ends do not count. */
  #hasOtherWords({ leftPrint, rightPrint }: Placed): boolean {
    const onlyLeft = difference(leftPrint.core, rightPrint.core)
    const onlyRight = difference(rightPrint.core, leftPrint.core)
    const words = this.#axis.equalText(spansOf([...onlyLeft, ...onlyRight]), this.#left.text)
    return anyWord.test(words)
  }

  /** Bounds that agree: whether there is a change under them. Else under both, or nothing left of one side. */
  #isTextChanged({ leftPrint, rightPrint }: Placed, hasOtherBounds: boolean): boolean {
    if (!hasOtherBounds) {
      return this.#axis.holdsChange(spansOf([...leftPrint.whole, ...rightPrint.whole]))
    }
    if (leftPrint.core.length === 0 || rightPrint.core.length === 0) return true
    return this.#axis.holdsChange(intersection(leftPrint.whole, rightPrint.whole))
  }

  #isInMove({ leftPrint, rightPrint }: Placed): boolean {
    return this.#axis.holdsMove(intersection(leftPrint.whole, rightPrint.whole))
  }

  /** A sentence that was cut here and stands there: too little for a moved block, yet moved. */
  #isElsewhere({ leftPrint, rightPrint }: Placed): boolean {
    return (
      intersection(leftPrint.whole, rightPrint.whole).length === 0 &&
      this.#axis.holdsChange(leftPrint.whole) &&
      this.#axis.holdsChange(rightPrint.whole)
    )
  }

  #moved({ left, right }: Placed): DifferenceDetail {
    return {
      kind: 'moved',
      leftBlock: blockAt(this.#left.blocks, left.ranges[0]?.[0] ?? 0),
      rightBlock: blockAt(this.#right.blocks, right.ranges[0]?.[0] ?? 0),
    }
  }
}
