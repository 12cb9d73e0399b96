import type { Range } from '../../core/model/range.ts'
import type { SourceAnnotation, SourceNote } from '../../core/model/source.ts'

/** A comment of an office file. */
export interface FileComment {
  readonly id: string
  readonly note: SourceNote
  /** Id of the comment it answers; null for one that stands on a passage itself. */
  readonly parentId: string | null
}

/** Comments as annotations, each with the answers to it; one without a passage is about the whole. */
export function annotationsOfComments(
  comments: readonly FileComment[],
  passageOf: (id: string) => Range | null,
): SourceAnnotation[] {
  const ids = new Set(comments.map(({ id }) => id))
  return comments
    .filter(({ parentId }) => parentId === null || !ids.has(parentId))
    .map(({ id, note }): SourceAnnotation => {
      const passage = passageOf(id)
      const answers = comments.filter(({ parentId }) => parentId === id)
      const { author, created, modified } = note
      const notes = [note, ...answers.map((answer) => answer.note)]
      return { author, created, modified, ranges: passage === null ? [] : [passage], notes }
    })
}
