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

/** A style of somebody's own, in the Citation Style Language. */
export const OwnCitationStyle = z
  .strictObject({ csl: z.string().max(MAX_CITATION_STYLE) })
  .readonly()

/** How sources are cited. */
export const CitationStyle = z.union([z.enum(citationStyleNames), OwnCitationStyle])
export type CitationStyle = z.infer<typeof CitationStyle>
