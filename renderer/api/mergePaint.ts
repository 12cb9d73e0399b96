import type { PaintedHighlight } from '../../core/api/annotationMethods.ts'
import type { Output } from '../../core/api/registry.ts'

export type Paint = Output<'highlights.paint'>

/**
 * What is drawn after an answer to `since`: what has not changed stays the very object it was, so that
 * nobody looks at it again. In the order of the text.
 */
export function mergePaint(last: Paint | undefined, answer: Paint): Paint {
  const { changed, ...rest } = answer
  if (last === undefined || changed === null) return answer
  const gone = new Set(changed)
  const kept = last.highlights.filter(({ id }) => !gone.has(id))
  const isSame = kept.length === last.highlights.length && rest.highlights.length === 0
  const highlights = isSame ? last.highlights : [...kept, ...rest.highlights].sort(byPlace)
  return { ...rest, highlights, changed: null }
}

function byPlace(left: PaintedHighlight, right: PaintedHighlight): number {
  const [leftStart, leftEnd] = endsOf(left)
  const [rightStart, rightEnd] = endsOf(right)
  return leftStart - rightStart || leftEnd - rightEnd || (left.id < right.id ? -1 : 1)
}

function endsOf({ ranges }: PaintedHighlight): readonly [number, number] {
  return [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0]
}
