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

/** A style of somebody's own that was looked over. */
export const TitledStyle = z.strictObject({ title: z.string(), style: OwnCitationStyle }).readonly()
export type TitledStyle = z.infer<typeof TitledStyle>

/** Stands for the style that a person brought along. */
export const ownStyle = 'own'

/** How a person cites, as a project remembers it. */
export const ChosenStyle = z
  .strictObject({
    /** Empty: as Variorum does by itself. */
    citationStyle: z.enum(['', ...citationStyleNames, ownStyle]),
    /** The one brought along last, be it chosen or not. */
    ownStyle: TitledStyle.nullable(),
  })
  .readonly()
export type ChosenStyle = z.infer<typeof ChosenStyle>

/** The setting of the project that holds it. */
export const chosenStyleKey = 'citing.style'

/** The style that is chosen; undefined where there is none. */
export function styleChosen({
  citationStyle,
  ownStyle: own,
}: ChosenStyle): CitationStyle | undefined {
  if (citationStyle === '') return undefined
  return citationStyle === ownStyle ? own?.style : citationStyle
}
