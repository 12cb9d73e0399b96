import type { IconName } from './icons.ts'

const icons: Readonly<Record<string, IconName>> = {
  person: 'user',
  organisation: 'landmark',
  place: 'map-pin',
  event: 'calendar',
  work: 'book-open',
}

/** The sign of an entity's type; types of the person's own share one. */
export function entityIcon(type: string): IconName {
  return icons[type.toLowerCase()] ?? 'shapes'
}
