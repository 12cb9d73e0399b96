import { z } from 'zod'

/**
 * Where a page of a source begins in its text, in UTF-16 units, and what the source calls it ("iv",
 * "12"). A page reaches to the start of the next one. An empty label begins what stands on no page,
 * such as notes that were gathered at the end.
 */
export const PageStart = z.strictObject({ start: z.int().min(0), label: z.string() }).readonly()
export type PageStart = z.infer<typeof PageStart>
