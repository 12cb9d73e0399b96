import type { Id } from '../../core/model/id.ts'
import type { Range } from '../../core/model/range.ts'
import { goToOffset } from './readerHandle.ts'
import { view } from './view.ts'

/** Shows a highlight where it stands; what has no place is placed in the review. */
export function openHighlight(highlight: {
  readonly documentId: Id
  readonly highlightId: Id
  readonly range: Range | null
}): void {
  const { documentId, highlightId, range } = highlight
  if (range === null) view.set({ screen: 'review', documentId, revision: null })
  else openPassage(documentId, highlightId, range[0])
}

/** Shows a highlight where it stands, its document opened if it is not. */
export function openPassage(documentId: Id, highlightId: Id, offset: number): void {
  goToOffset(documentId, offset)
  view.set({ highlightId, selection: null })
}
