import { messages } from '../../i18n/messages.ts'
import type { IconName } from '../../ui/icons.ts'

const icons = new Map<string, IconName>([
  ['person', 'user'],
  ['organisation', 'landmark'],
  ['place', 'map-pin'],
  ['event', 'calendar'],
  ['work', 'book-open'],
])

export function entityIcon(type: string): IconName {
  return icons.get(type) ?? 'shapes'
}

const names = new Map<string, string>([
  ['person', messages['entityType.person']],
  ['organisation', messages['entityType.organisation']],
  ['place', messages['entityType.place']],
  ['event', messages['entityType.event']],
  ['work', messages['entityType.work']],
  ['other', messages['entityType.other']],
])

/** A type's name to read; the person's own types are their own names. */
export function typeName(type: string): string {
  return names.get(type) ?? type
}
