/** A name as CSL-JSON writes it. */
export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly suffix?: string
  readonly literal?: string
}

/** "Family, Given, Suffix" as most formats write people; what has no comma is one name, a group for instance. */
export function nameOf(text: string): CslName {
  const [family = '', given = '', suffix = ''] = text.split(',').map((part) => part.trim())
  return family === '' && given === '' ? { literal: text.trim() } : cslName(family, given, suffix)
}

/** A name in its parts; one part alone is the whole name. */
export function cslName(family: string, given: string, suffix = ''): CslName {
  if (given === '' || family === '') return { literal: family || given }
  return { family, given, ...(suffix === '' ? {} : { suffix }) }
}

/** "10.1000/182" of a DOI however it is written; null for what is none. */
export function doiOf(text: unknown): string | null {
  if (typeof text !== 'string') return null
  return /(?:^|doi:\s*|doi\.org\/)(10\.\d{4,9}\/\S+)/i.exec(text.trim())?.[1] ?? null
}
