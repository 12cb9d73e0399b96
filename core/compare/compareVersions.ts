import type { Annotation } from '../model/annotation.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import { Axis } from './axis.ts'
import { collate } from './collate.ts'
import type { SideName, Stretch } from './collation.ts'
import { comparedAnnotation } from './comparedAnnotation.ts'
import {
  type AnnotationDifference,
  type ComparedSide,
  type Comparison,
  type DifferenceClass,
  type DifferenceDetail,
  differenceClasses,
} from './comparison.ts'
import { contentDetails } from './contentDetails.ts'
import { type Ignoring, isSameBut } from './ignoring.ts'
import { olderId } from './olderId.ts'
import { type AnnotationPair, pairAnnotations } from './pairAnnotations.ts'
import { PlaceComparer } from './placeDetails.ts'
import { changedWords, textChanges } from './textChanges.ts'

/*
 * How an annotation gets its class.
 *
 * Every annotation of either side counts once; a pair counts once. Details list all that applies; the
 * class is the weightiest of them, `kept` when there is none.
 *
 * Alone on a side                       left: lost (deleted)         right: new (added)
 * Paired, placed on one side only       left: lost (orphan, ambiguous)   right: new (orphan, ambiguous)
 * Paired, placed on neither             only codes, links and notes are compared
 * Paired, placed on both: its words are read on both sides and its ranges laid on the common axis (see
 * collation.ts). "Bounds agree" = the first and the last word among those both texts have are the same.
 *   words differ:  text-changed  bounds agree and text under them changed; or they do not, and text changed
 *                                under what both cover, or all that one side covers is gone from the other
 *                  resized       else; beside text-changed only if bounds do not agree and neither
 *                                place is a machine's estimate
 *   words same:    moved         in a moved block, or cut here and put in there
 *                  resized       bounds do not agree (to the character)
 *                  shifted       bounds agree, offsets differ
 * A passage in a moved block whose words differ lists moved beside text-changed or resized.
 * Codes, links and notes are compared in every pair, on top of the above.
 *
 * With left and right exchanged, lost and new change places, orphan and ambiguous stay what they are, deleted and added
 * change places, before and after, added and removed, left and right are exchanged, and nothing else
 * changes. So every rule above reads the same from either side, every tie is broken by what does not
 * tell left from right, and a pair with two ids goes by the older one.
 */

function sideOf(version: AnnotatedVersion): ComparedSide {
  const { documentId, title, revision, snapshot, annotators } = version
  return { document: documentId, title, revision, snapshot, annotators }
}

function isPlaced(annotation: Annotation): boolean {
  return annotation.ranges.length > 0
}

/** Why an annotation of a pair has no place. */
function reasonOf(annotation: Annotation): 'orphan' | 'ambiguous' {
  return annotation.state === 'ambiguous' ? 'ambiguous' : 'orphan'
}

function placeDetails(
  left: Annotation,
  right: Annotation,
  places: PlaceComparer,
): DifferenceDetail[] {
  if (isPlaced(left) && isPlaced(right)) return places.details(left, right)
  if (isPlaced(left)) return [{ kind: 'lost', reason: reasonOf(right) }]
  if (isPlaced(right)) return [{ kind: 'new', reason: reasonOf(left) }]
  return []
}

function weightOf(detail: DifferenceDetail): number {
  return differenceClasses.indexOf(detail.kind)
}

function detailsOf({ left, right }: AnnotationPair, places: PlaceComparer): DifferenceDetail[] {
  if (left === null) return [{ kind: 'new', reason: 'added' }]
  if (right === null) return [{ kind: 'lost', reason: 'deleted' }]
  const details = [...placeDetails(left, right, places), ...contentDetails(left, right)]
  return details.sort((a, b) => weightOf(a) - weightOf(b))
}

function differenceOf(pair: AnnotationPair, places: PlaceComparer): AnnotationDifference {
  const details = detailsOf(pair, places)
  return {
    id: olderId(pair.left?.id, pair.right?.id),
    class: details[0]?.kind ?? 'kept',
    left: pair.left && comparedAnnotation(pair.left),
    right: pair.right && comparedAnnotation(pair.right),
    paired: pair.paired,
    details,
  }
}

function countClasses(
  differences: readonly AnnotationDifference[],
): Record<DifferenceClass, number> {
  const counts: Record<DifferenceClass, number> = {
    lost: 0,
    new: 0,
    'text-changed': 0,
    moved: 0,
    resized: 0,
    're-coded': 0,
    'links-changed': 0,
    'note-edited': 0,
    shifted: 0,
    kept: 0,
  }
  for (const difference of differences) counts[difference.class]++
  return counts
}

/** Whether the words under an annotation read differently, and no detail says so. */
function isHiddenChange({ left, right, details }: AnnotationDifference): boolean {
  if (left?.start == null || right?.start == null) return false
  const isTold = details.some(({ kind }) => kind === 'text-changed' || kind === 'resized')
  return !isTold && left.current !== right.current
}

/** By place in the text, where the left side has one there; those without a place last. */
function inReadingOrder(
  differences: readonly AnnotationDifference[],
  axis: Axis,
): AnnotationDifference[] {
  const positionOf = ({ left, right }: AnnotationDifference) => {
    const side: SideName = left?.start == null ? 'right' : 'left'
    const annotation = side === 'left' ? left : right
    if (annotation?.start == null) return Infinity
    return axis.readingPosition(side, annotation.start)
  }
  const keyed = differences.map((difference) => ({ difference, position: positionOf(difference) }))
  keyed.sort((a, b) => {
    if (a.position !== b.position) return a.position - b.position
    return a.difference.id < b.difference.id ? -1 : 1
  })
  return keyed.map(({ difference }) => difference)
}

/**
 * Compares two annotated versions, text and annotations: two revisions of a document, one revision with
 * other annotators or another snapshot, or two documents that are copies of one another.
 *
 * Offsets are UTF-16 units of each side's own text. Changes that differ only in what is ignored are left out, and
 * counted; moves never are. See the comment above for the classes and what
 * exchanging the sides does. `onStep` is called `comparisonSteps` times.
 */
export function compareVersions(
  left: AnnotatedVersion,
  right: AnnotatedVersion,
  ignoring: Ignoring = 'nothing',
  onStep: () => void = () => undefined,
): Comparison {
  const { collation, alignment, pairs } = collate(left, right, onStep)
  onStep()
  const isTold = (of: Stretch) => {
    const before = left.text.slice(of.leftStart, of.leftEnd)
    return !isSameBut(ignoring, before, right.text.slice(of.rightStart, of.rightEnd))
  }
  const allChanges = textChanges(collation)
  const changes = ignoring === 'nothing' ? allChanges : textChanges(collation, isTold)
  onStep()
  const axis = new Axis(collation, isTold)
  const places = new PlaceComparer(left, right, axis, ignoring)
  const differences = pairAnnotations(left.annotations, right.annotations, axis).map((pair) =>
    differenceOf(pair, places),
  )
  onStep()
  return {
    left: sideOf(left),
    right: sideOf(right),
    text: {
      insertedWords: changedWords(changes, alignment.right, 'right', alignment.lines),
      deletedWords: changedWords(changes, alignment.left, 'left', alignment.lines),
      movedBlocks: changes.filter(({ kind }) => kind === 'move').length,
      changes,
    },
    hidden: {
      changes: allChanges.length - changes.length,
      annotations: differences.filter(isHiddenChange).length,
    },
    counts: countClasses(differences),
    annotations: inReadingOrder(differences, axis),
    blocks: pairs,
  }
}
