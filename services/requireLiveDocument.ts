import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { Reader } from '../db/connection.ts'
import { requiredDocument } from '../db/stores/documents.ts'

/** Nothing new is put on what is in the trash. Throws `conflict`. */
export function requireLiveDocument(db: Reader, documentId: Id): void {
  const { title, deletedAt } = requiredDocument(db, documentId)
  if (deletedAt !== null) throw new AppError('conflict', `“${title}” is in the trash`)
}
