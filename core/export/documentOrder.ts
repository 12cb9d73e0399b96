import type { Annotation } from '../model/annotation.ts'
import type { Id } from '../model/id.ts'
import type { CodeRecord } from '../model/records.ts'
import { codeTree } from './codeTree.ts'

/** A document's annotations, those with a place apart from those that wait for one. */
export interface OrderedAnnotations {
  /** In the order that was asked for. */
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

/** Place of every code in the codebook, from the top; what those who read by code go by. */
export type CodeRanks = ReadonlyMap<Id, number>

/** In what order those who read a document are given its annotations; for `code` with the places of the codes. */
export type AnnotationOrder =
  | { readonly by: 'position' | 'time' }
  | { readonly by: 'code'; readonly ranks: CodeRanks }

/** An order by its name. */
export function orderBy(by: AnnotationOrder['by'], codes: readonly CodeRecord[]): AnnotationOrder {
  if (by !== 'code') return { by }
  return { by, ranks: new Map(codeTree(codes).map(({ code }, index) => [code.id, index])) }
}

/** By the first of its codes in the codebook; those without a code come last. */
function byCode(ranks: CodeRanks) {
  const rankOf = ({ codings }: Annotation) =>
    Math.min(ranks.size, ...codings.map(({ codeId }) => ranks.get(codeId) ?? ranks.size))
  return (left: Annotation, right: Annotation) =>
    rankOf(left) - rankOf(right) || byPlace(left, right)
}

function comparing(order: AnnotationOrder) {
  switch (order.by) {
    case 'position':
      return byPlace
    case 'time':
      return byAge
    case 'code':
      return byCode(order.ranks)
  }
}

/**
 * In the order that is asked for, reading order where none is: first start, then last end, then id, so that two
 * exports of one state are equal byte for byte.
 */
export function inDocumentOrder({
  annotations,
  order = { by: 'position' },
}: {
  readonly annotations: readonly Annotation[]
  readonly order?: AnnotationOrder
}): OrderedAnnotations {
  return {
    placed: annotations.filter((annotation) => annotation.ranges.length > 0).sort(comparing(order)),
    waiting: annotations.filter((annotation) => annotation.ranges.length === 0).sort(byAge),
  }
}
