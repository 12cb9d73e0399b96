import { openEntity } from '../../app/openEntity.ts'
import { view } from '../../app/view.ts'

/** Follows a link of a note: to an entity's page, or to the notes. */
export function openNoteLink(type: string, id: string): void {
  if (type === 'entityLink') openEntity(id)
  else view.set({ screen: 'notes' })
}
