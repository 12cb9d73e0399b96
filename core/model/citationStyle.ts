import { z } from 'zod'

/** The styles that come with the app. */
export const citationStyleNames = [
  'apa',
  'chicago-author-date',
  'chicago-notes',
  'harvard',
  'ieee',
  'mla',
] as const
export type CitationStyleName = (typeof citationStyleNames)[number]

/** UTF-16 units that a style of somebody's own has at most; the longest published ones have a third of it. */
export const MAX_CITATION_STYLE = 500_000

/** How sources are cited: by a style of the app, or by one in the Citation Style Language. */
export const CitationStyle = z.union([
  z.enum(citationStyleNames),
  z.strictObject({ csl: z.string().max(MAX_CITATION_STYLE) }).readonly(),
])
export type CitationStyle = z.infer<typeof CitationStyle>
