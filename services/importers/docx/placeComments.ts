import type { Range } from '../../../core/model/range.ts'
import type { ReportLine, SourceAnnotation } from '../../../core/model/source.ts'
import { annotationLines } from '../annotationLines.ts'
import type { PlacedContent } from '../html/places.ts'
import { passageAt } from '../passage.ts'
import type { DocxComment } from './docxComments.ts'
import { commentEnd, commentPoint, commentStart } from './markDocument.ts'

export interface PlacedComments {
  readonly annotations: readonly SourceAnnotation[]
  readonly report: readonly ReportLine[]
}

/** Comments as annotations, each with the answers to it; one without a place is about the whole. */
export function placeComments(
  placed: PlacedContent,
  comments: readonly DocxComment[],
): PlacedComments {
  const offsets = new Map(placed.places.map(({ name, offset }) => [name, offset]))
  const ids = new Set(comments.map(({ id }) => id))
  const isAnswer = ({ parentId }: DocxComment): boolean => parentId !== null && ids.has(parentId)

  function passageOf(id: string): Range | null {
    const point = offsets.get(commentPoint(id))
    const start = offsets.get(commentStart(id)) ?? point
    const end = offsets.get(commentEnd(id)) ?? point ?? start
    if (start === undefined || end === undefined) return null
    return passageAt(placed.text, placed.blocks, start, end)
  }

  const annotations = comments
    .filter((comment) => !isAnswer(comment))
    .map(({ id, note }): SourceAnnotation => {
      const passage = passageOf(id)
      const answers = comments.filter(({ parentId }) => parentId === id)
      const { author, created, modified } = note
      const notes = [note, ...answers.map((answer) => answer.note)]
      return { author, created, modified, ranges: passage === null ? [] : [passage], notes }
    })
  return { annotations, report: annotationLines(annotations) }
}
