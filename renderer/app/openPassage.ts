import type { Id } from '../../core/model/id.ts'
import { goToOffset } from './readerHandle.ts'
import { view } from './view.ts'

/** Shows a highlight where it stands, its document opened if it is not. */
export function openPassage(documentId: Id, highlightId: Id, offset: number): void {
  goToOffset(documentId, offset)
  view.set({ highlightId, selection: null })
}
