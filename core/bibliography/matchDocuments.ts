import { addressKey } from '../copies/addressKey.ts'
import type { Id } from '../model/id.ts'
import type { CslItem } from '../model/source.ts'
import { doiOf } from './bibliographicName.ts'

/** Why a record may be about a document, the surest reason first. */
export const matchReasons = ['doi', 'url', 'title'] as const
export type MatchReason = (typeof matchReasons)[number]

export interface MatchedDocument {
  readonly documentId: Id
  readonly by: MatchReason
}

export interface KnownDocument {
  readonly id: Id
  readonly title: string
  readonly metadata: CslItem
}

/**
 * For each record the documents that it may be about, those of the surest reason only: one DOI, one
 * address, one title. Empty where there is none.
 */
export function matchDocuments(
  items: readonly CslItem[],
  documents: readonly KnownDocument[],
): readonly (readonly MatchedDocument[])[] {
  const index = new Map<string, Set<Id>>()
  for (const { id, title, metadata } of documents) {
    for (const [, key] of keysOf({ ...metadata, title })) {
      index.set(key, (index.get(key) ?? new Set()).add(id))
    }
  }
  return items.map((item) => {
    for (const [by, key] of keysOf(item)) {
      const found = index.get(key)
      if (found !== undefined) return [...found].map((documentId) => ({ documentId, by }))
    }
    return []
  })
}

/** What two descriptions of one source share; the surest first. */
function keysOf(item: CslItem): (readonly [by: MatchReason, key: string])[] {
  const { DOI, URL, title } = item
  // The address of a resolver is a DOI.
  const doi = doiOf(DOI) ?? doiOf(URL)
  const address = addressKey(URL)
  const words = typeof title === 'string' ? wordsOf(title) : ''
  return [
    ...(doi === null ? [] : [['doi', `doi ${doi.toLowerCase()}`] as const]),
    ...(address === null ? [] : [['url', `url ${address}`] as const]),
    ...(words === '' ? [] : [['title', `title ${words}`] as const]),
  ]
}

/** Letters and digits alone: case, quotation marks and dashes differ from file to file. */
function wordsOf(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}
