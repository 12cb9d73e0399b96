import type { PaintedHighlight } from '../../../core/api/annotationMethods.ts'
import type { CodeView } from '../../../core/api/codebookMethods.ts'
import type { Heading } from './outlineOf.ts'

/** The colours of the highlights that begin in each section, first come first; both in the order of the text. */
export function coloursOfSections(
  headings: readonly Pick<Heading, 'section'>[],
  highlights: readonly Pick<PaintedHighlight, 'ranges' | 'codeIds'>[],
  codes: readonly Pick<CodeView, 'id' | 'colour'>[],
): string[][] {
  const colourOf = new Map(codes.map(({ id, colour }) => [id, colour]))
  const colours = headings.map((): string[] => [])
  let section = 0
  for (const { ranges, codeIds } of highlights) {
    const begin = ranges[0]?.[0] ?? -1
    while ((headings[section]?.section[1] ?? Number.POSITIVE_INFINITY) <= begin) section++
    const colour = colourOf.get(codeIds[0] ?? '')
    const isIn = begin >= (headings[section]?.section[0] ?? Number.POSITIVE_INFINITY)
    if (isIn && colour !== undefined) colours[section]?.push(colour)
  }
  return colours
}
