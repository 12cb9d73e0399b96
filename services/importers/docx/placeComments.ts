import type { Range } from '../../../core/model/range.ts'
import type { SourceAnnotation } from '../../../core/model/source.ts'
import { annotationsOfComments, type FileComment } from '../commentThreads.ts'
import type { PlacedContent } from '../html/places.ts'
import { passageAt } from '../passage.ts'
import { commentEnd, commentPoint, commentStart } from './markDocument.ts'

/** The comments of a Word file on the passages that its marks enclose. */
export function placeComments(
  { text, blocks, places }: PlacedContent,
  comments: readonly FileComment[],
): SourceAnnotation[] {
  const offsets = new Map(places.map(({ name, offset }) => [name, offset]))
  return annotationsOfComments(comments, (id): Range | null => {
    const point = offsets.get(commentPoint(id))
    const start = offsets.get(commentStart(id)) ?? point
    const end = offsets.get(commentEnd(id)) ?? point ?? start
    return start === undefined || end === undefined ? null : passageAt(text, blocks, start, end)
  })
}
