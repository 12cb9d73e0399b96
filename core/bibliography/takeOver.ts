import { metadataEntries } from '../export/documentMetadata.ts'
import type { CslItem } from '../model/source.ts'

/** What is known of a document. */
export interface Description {
  readonly title: string
  readonly language: string | null
  readonly metadata: CslItem
}

/** One fact that becomes another; null = there was none. */
export interface DescriptionChange {
  readonly name: string
  readonly before: string | null
  readonly after: string
}

/** The description with what a record says in it: what the record does not say stays as it is. */
export function takeOver(before: Description, item: CslItem): Description {
  const { title, language, custom, ...said } = item
  const both = { ...objectOf(before.metadata['custom']), ...objectOf(custom) }
  return {
    title: typeof title === 'string' && title.trim() !== '' ? title.trim() : before.title,
    // The field of a document holds a tag, up to 35 characters; "English" is no tag, but is kept.
    language: typeof language === 'string' && isTag(language) ? language : before.language,
    metadata: {
      ...before.metadata,
      ...said,
      ...(language === undefined ? {} : { language }),
      ...(Object.keys(both).length === 0 ? {} : { custom: both }),
    },
  }
}

/** What taking over would change, for a preview; empty where all of it is known already. */
export function changesOf(before: Description, item: CslItem): DescriptionChange[] {
  const after = takeOver(before, item)
  const known = factsOf(before)
  return [...factsOf(after)]
    .filter(([name, value]) => known.get(name) !== value)
    .map(([name, value]) => ({ name, before: known.get(name) ?? null, after: value }))
}

function factsOf({ title, metadata }: Description): ReadonlyMap<string, string> {
  const entries = metadataEntries(metadata).map(({ name, value }) => [name, value] as const)
  return new Map([['title', title], ...entries])
}

function objectOf(value: unknown): CslItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function isTag(language: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(language)
}
