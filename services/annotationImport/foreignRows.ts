import { z } from 'zod'
import type { ImportReport } from '../../core/export/importReport.ts'
import type { ForeignDatabase } from '../../db/readForeign.ts'

/** What programs leave empty is null, or an empty text. */
export const ForeignText = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

export const ForeignKey = z.int().nullish()

/** The rows of a table that are what they ought to be; the report counts the others. */
export function rowsOf<Row>(
  database: ForeignDatabase,
  table: string,
  shape: z.ZodType<Row>,
  report: ImportReport,
): Row[] {
  return database.rows(table).flatMap((row) => {
    const read = shape.safeParse(row)
    if (!read.success) report.add('row_invalid', table)
    return read.success ? [read.data] : []
  })
}
