import type { Block } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import { blockAt } from './blockAt.ts'
import type { Comparison, TextChange } from './comparison.ts'
import { excerpt } from './excerpt.ts'
import { reportText } from './reportText.ts'

/** A variant as an edition prints it: "4 three-year] four-year B", "7 Officials … told] om. B". */
export interface ApparatusEntry {
  readonly kind: TextChange['kind']
  /** Number of the paragraph of A, from 1. */
  readonly paragraph: number
  readonly lemma: string
  /** The words of B; null where `remark` says it all. */
  readonly reading: string | null
  /** om., add., moved to ¶ 3; null for another reading. */
  readonly remark: string | null
}

/** Number of the paragraph that holds an offset or stands before it. */
function paragraphBefore(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(1, low)
}

/** Number of the paragraph that the words of a range begin in. */
function paragraphOf({ text, blocks }: AnnotatedVersion, [start, end]: Range): number {
  const passage = text.slice(start, end)
  const offset = start + passage.length - passage.trimStart().length
  const ordinal = blockAt(blocks, offset)
  return ordinal === null ? paragraphBefore(blocks, offset) : ordinal + 1
}

function entryOf(
  { kind, left, right, at }: TextChange,
  leftVersion: AnnotatedVersion,
  rightVersion: AnnotatedVersion,
): ApparatusEntry {
  const added = right ? excerpt(rightVersion.text.slice(...right)) : ''
  if (left === null) {
    const paragraph = paragraphBefore(leftVersion.blocks, Math.max(0, at[0] - 1))
    return { kind, paragraph, lemma: added, reading: null, remark: reportText.added }
  }
  const lemma = excerpt(leftVersion.text.slice(...left))
  const paragraph = paragraphOf(leftVersion, left)
  if (right === null) return { kind, paragraph, lemma, reading: null, remark: reportText.omitted }
  if (kind === 'move') {
    const remark = reportText.movedTo(paragraphOf(rightVersion, right))
    return { kind, paragraph, lemma, reading: null, remark }
  }
  return { kind, paragraph, lemma, reading: added, remark: null }
}

/** Every change of the text as a line of an apparatus, with A as the base text. */
export function apparatusOf(
  comparison: Comparison,
  left: AnnotatedVersion,
  right: AnnotatedVersion,
): ApparatusEntry[] {
  return comparison.text.changes.map((change) => entryOf(change, left, right))
}
