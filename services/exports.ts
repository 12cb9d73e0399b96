import { requiredAnnotator } from '../db/stores/annotators.ts'
import { exportsOfDocument, insertExport } from '../db/stores/exports.ts'
import type { ExportedPart } from './exporters/exporter.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import type { Session } from './session.ts'

export const exportRecordHandlers: HandlersOf<'exports'> = {
  'exports.list': ({ documentId }, _call, session) => {
    const { db } = session.project()
    return exportsOfDocument(db, documentId).map(({ annotatorId, ...entry }) => ({
      ...entry,
      annotator: requiredAnnotator(db, annotatorId).name,
    }))
  },
}

/**
 * Writes down what went out, so that it can be found again when its evidence changes. Undo passes it by: it
 * cannot take a file back. A project that is open for reading only is left as it is.
 */
export function recordExport(
  session: Session,
  { format, name }: { readonly format: string; readonly name: string },
  parts: readonly ExportedPart[],
): void {
  if (session.project().mode === 'read' || parts.length === 0) return
  const operation = { code: 'export.save', label: labels.exported(name), undoable: false }
  session.write(operation, ({ tx, newId, annotatorId, at }) => {
    for (const part of parts)
      insertExport(tx, { id: newId(), ...part, format, name, annotatorId, at })
  })
}
