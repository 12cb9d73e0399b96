import type { PageStart } from '../../core/model/page.ts'
import type { PlacedContent } from './html/places.ts'

/**
 * Pages of an office file, numbered from 1, by where the program that wrote it broke them; none where it
 * did not say. Notes that were gathered at the end stand on no page.
 */
export function laidOutPages(
  { places, text }: Pick<PlacedContent, 'places' | 'text'>,
  breakName: string,
  notesName: string,
): PageStart[] {
  const notes = places.find(({ name }) => name === notesName)
  const end = notes?.offset ?? text.length
  const breaks = places.filter(({ name, offset }) => name === breakName && offset < end)
  if (breaks.length === 0) return []
  const pages = breaks.map(({ offset }, index) => ({ start: offset, label: String(index + 2) }))
  const rest = notes === undefined ? [] : [{ start: notes.offset, label: '' }]
  return [{ start: 0, label: '1' }, ...pages, ...rest]
}
