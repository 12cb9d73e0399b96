import type { ExportInput } from '../../../core/export/exportModel.ts'
import type { NoteView } from '../../../core/model/annotation.ts'
import { derivedGuid, guidOf } from './refiValues.ts'
import { element } from './xmlElement.ts'

/** A relation is a link between the cases that its entities are. */
export function relationElements({ relations }: ExportInput): string[] {
  return relations.map(({ id, type, fromId, toId, directed }) =>
    element('Link', {
      guid: guidOf(id),
      name: type,
      direction: directed ? 'OneWay' : 'Bidirectional',
      originGUID: guidOf(fromId),
      targetGUID: guidOf(toId),
    }),
  )
}

/** REFI has no answers: each is linked to the note it answers. */
export function replyElements(notes: readonly NoteView[]): string[] {
  const known = new Set(notes.map(({ id }) => id))
  return notes.flatMap(({ id, parentId }) => {
    if (parentId === null || !known.has(parentId)) return []
    const attributes = {
      guid: derivedGuid('reply', id),
      name: 'reply to',
      direction: 'OneWay',
      originGUID: guidOf(id),
      targetGUID: guidOf(parentId),
    }
    return [element('Link', attributes)]
  })
}
