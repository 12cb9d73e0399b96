import type { Concordance } from '../../../core/api/codebookMethods.ts'

export const concordanceOrders = ['position', 'before', 'after'] as const
export type ConcordanceOrder = (typeof concordanceOrders)[number]

/** The words nearest to the match: the last ones before it, the first ones after it. */
export function wordBefore(left: string): string {
  return /[\p{L}\p{N}’'-]+(?=[^\p{L}\p{N}]*$)/u.exec(left)?.[0] ?? ''
}

export function wordAfter(right: string): string {
  return /[\p{L}\p{N}’'-]+/u.exec(right)?.[0] ?? ''
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base' })

/** The lines in an order; equal ones keep their place in the text. */
export function sortConcordance<Line extends Pick<Concordance, 'left' | 'right'>>(
  lines: readonly Line[],
  order: ConcordanceOrder,
): Line[] {
  if (order === 'position') return [...lines]
  const keyOf = (line: Line) => (order === 'before' ? wordBefore(line.left) : wordAfter(line.right))
  return [...lines].sort((one, other) => collator.compare(keyOf(one), keyOf(other)))
}
