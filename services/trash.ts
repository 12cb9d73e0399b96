import type { z } from 'zod'
import type { TrashEntry } from '../core/api/outcomeMethods.ts'
import { plainTextOfRichText } from '../core/text/plainTextOfRichText.ts'
import type { Reader } from '../db/connection.ts'
import { listTrashedCodes } from '../db/stores/codes.ts'
import { listTrashedDocuments } from '../db/stores/documents.ts'
import { listTrashedEntities } from '../db/stores/entities.ts'
import { anchorsOfHighlight, listTrashedHighlights } from '../db/stores/highlights.ts'
import { listTrashedNotes } from '../db/stores/notes.ts'
import { listTrashedRelations } from '../db/stores/relations.ts'
import { emptyTrash } from '../db/stores/trash.ts'
import type { HandlersOf } from './handlersOf.ts'
import { excerpt, labels } from './labels.ts'
import { relationLabel } from './relations.ts'

type Entry = z.infer<typeof TrashEntry>

export const trashHandlers: HandlersOf<'trash'> = {
  'trash.list': (_input, _call, session) => listTrash(session.project().db),

  'trash.empty': (_input, _call, session) => {
    const destroyed = listTrash(session.project().db).length
    const operation = { code: 'trash.empty', label: labels.emptyTrash(destroyed) }
    const { seq } = session.writeNumbered(operation, ({ tx }) => emptyTrash(tx))
    return { destroyed, seq }
  },
}

/** Everything in the trash, latest first. */
function listTrash(db: Reader): Entry[] {
  const labelled = [
    entries('document', listTrashedDocuments(db), ({ title }) => title),
    entries('highlight', listTrashedHighlights(db), ({ id }) =>
      excerpt(anchorsOfHighlight(db, id).at(-1)?.quote ?? ''),
    ),
    entries('note', listTrashedNotes(db), ({ content }) => excerpt(plainTextOfRichText(content))),
    entries('code', listTrashedCodes(db), ({ name }) => name),
    entries('entity', listTrashedEntities(db), ({ label }) => label),
    entries('relation', listTrashedRelations(db), ({ id }) => relationLabel(db, id)),
  ]
  return labelled.flat().sort((left, right) => (left.deletedAt < right.deletedAt ? 1 : -1))
}

function entries<T extends { readonly id: string; readonly deletedAt: string | null }>(
  kind: Entry['kind'],
  records: readonly T[],
  labelOf: (record: T) => string,
): Entry[] {
  return records.flatMap((record) => {
    const { id, deletedAt } = record
    return deletedAt === null ? [] : [{ kind, id, label: labelOf(record), deletedAt }]
  })
}
