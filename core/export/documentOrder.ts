import type { Annotation } from '../model/annotation.ts'

/** A document's annotations, those with a place apart from those that wait for one. */
export interface OrderedAnnotations {
  /** In reading order. */
  readonly placed: readonly Annotation[]
  /** Ambiguous and orphan, oldest first. */
  readonly waiting: readonly Annotation[]
}

function startOf(annotation: Annotation): number {
  return annotation.ranges[0]?.[0] ?? 0
}

function endOf(annotation: Annotation): number {
  return annotation.ranges.at(-1)?.[1] ?? 0
}

function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function byPlace(left: Annotation, right: Annotation): number {
  return (
    startOf(left) - startOf(right) ||
    endOf(left) - endOf(right) ||
    compareStrings(left.id, right.id)
  )
}

function byAge(left: Annotation, right: Annotation): number {
  return compareStrings(left.created, right.created) || compareStrings(left.id, right.id)
}

/**
 * Reading order: first start, then last end, then id, so that two exports of one state are equal
 * byte for byte.
 */
export function inDocumentOrder(annotations: readonly Annotation[]): OrderedAnnotations {
  return {
    placed: annotations.filter((annotation) => annotation.ranges.length > 0).sort(byPlace),
    waiting: annotations.filter((annotation) => annotation.ranges.length === 0).sort(byAge),
  }
}
