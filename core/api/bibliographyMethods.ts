import { z } from 'zod'
import { matchReasons } from '../bibliography/matchDocuments.ts'
import { bibliographyFormats, MAX_RECORDS } from '../bibliography/readBibliography.ts'
import { Id, Sha256 } from '../model/id.ts'
import { command, readingTask } from './method.ts'
import { Grant } from './shapes.ts'

const Item = z.record(z.string(), z.json())

/** A record of a bibliography, as CSL-JSON, and the documents that it may be about. */
export const BibliographyRecord = z.strictObject({
  item: Item,
  /** Those of the surest reason only; none where nothing fits. */
  matches: z.array(z.strictObject({ documentId: Id, by: z.enum(matchReasons) })).readonly(),
})
export type BibliographyRecord = z.infer<typeof BibliographyRecord>

/** A document as it is described now, to show what a record would change. */
export const MatchedDescription = z.strictObject({
  id: Id,
  title: z.string(),
  language: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).readonly(),
})
export type MatchedDescription = z.infer<typeof MatchedDescription>

export const bibliographyMethods = {
  /** What a RIS, BibTeX or CSL-JSON file says, and about which documents; nothing is written. */
  'bibliography.read': readingTask({
    input: z.strictObject({ grant: Grant }),
    output: z.strictObject({
      format: z.enum(bibliographyFormats),
      /** Of the file's bytes: names it when records of it are taken over. */
      sha256: Sha256,
      records: z.array(BibliographyRecord).min(1).max(MAX_RECORDS).readonly(),
      /** Those that a record may be about, each once. */
      documents: z.array(MatchedDescription).readonly(),
    }),
  }),
  /**
   * One operation: each document takes over what its record says; what it does not say stays. Throws `stale` for a
   * file that is not the one this client read last.
   */
  'bibliography.apply': command({
    input: z.strictObject({
      records: z
        .array(z.strictObject({ documentId: Id, item: Item }))
        .min(1)
        .max(MAX_RECORDS),
      /** The file that the records are from: it is kept, with its report. Left out = they are from none. */
      sha256: Sha256.optional(),
    }),
    output: z.strictObject({ documents: z.int().min(0) }),
  }),
} as const
