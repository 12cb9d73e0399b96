import { z } from 'zod'
import type { Id } from './id.ts'

/** Where a document was left: a setting of the project, one for each document. */
export const ReadingPosition = z.object({
  revision: z.int().min(1),
  /** What stood at the top of the view, an offset over the revision's text. */
  offset: z.int().min(0),
  /** What stood at its bottom. */
  end: z.int().min(0).optional(),
})
export type ReadingPosition = z.infer<typeof ReadingPosition>

/** The key of the setting. */
export function readingPositionKey(documentId: Id): string {
  return `${READING_POSITION}${documentId}`
}

/** What every key begins with; the document's id follows. */
export const READING_POSITION = 'reading.position.'

/** How far into a text of so many characters somebody has come, 0 to 1. */
export function readShare({ offset, end = offset }: ReadingPosition, characters: number): number {
  return characters === 0 ? 1 : Math.min(1, end / characters)
}
