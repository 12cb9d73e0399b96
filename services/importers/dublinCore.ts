import { type CslDate, cslDateOf } from '../../core/bibliography/cslDate.ts'
import type { CslItem } from '../../core/model/source.ts'
import { languageTagOf } from './languageTag.ts'
import { descendantsNamed, textOf, type XmlElement } from './xml/xmlTree.ts'

/** What an office file, a book or a PDF says of itself. */
export interface FileFacts {
  readonly title: string | null
  readonly language: string | null
  readonly metadata: CslItem
}

/** What is known before it is written as CSL-JSON; empty where the file does not tell. */
export interface KnownFacts {
  readonly type: string
  readonly title?: string | null | undefined
  readonly authors?: readonly string[] | undefined
  readonly publisher?: string | null | undefined
  readonly issued?: CslDate | null | undefined
  readonly accessed?: CslDate | null | undefined
  readonly language?: string | null | undefined
  readonly abstract?: string | null | undefined
  readonly url?: string | null | undefined
  readonly rights?: string | null | undefined
  readonly isbn?: string | null | undefined
}

/** CSL-JSON of what a file says of itself; what it does not say has no field. */
export function factsOf(known: KnownFacts): FileFacts {
  const title = known.title?.replaceAll(/\s+/g, ' ').trim() || null
  const language = languageTagOf(known.language?.trim() || null)
  const authors = (known.authors ?? []).map((name) => name.trim()).filter((name) => name !== '')
  const metadata = {
    type: known.type,
    title,
    author: authors.length > 0 ? authors.map((literal) => ({ literal })) : null,
    publisher: known.publisher?.trim() || null,
    issued: known.issued ?? null,
    accessed: known.accessed ?? null,
    URL: known.url?.trim() || null,
    ISBN: known.isbn ?? null,
    language,
    abstract: known.abstract?.trim() || null,
    license: known.rights?.trim() || null,
  }
  const filled = Object.entries(metadata).filter(([, value]) => value !== null)
  return { title, language, metadata: Object.fromEntries(filled) }
}

/**
 * Facts from Dublin Core elements (https://www.dublincore.org/specifications/dublin-core/dces/), as
 * office files and books carry them. `dc:date` is a date of publication only in books.
 */
export function dublinCoreFacts(metadata: XmlElement, type: string): FileFacts {
  const all = (name: string): string[] => descendantsNamed(metadata, name).map(textOf)
  const first = (name: string): string | null =>
    all(name).find((text) => text.trim() !== '') ?? null
  const date = type === 'book' ? first('date') : null
  const identifiers = all('identifier').map((text) => text.replace(/^urn:isbn:/i, ''))
  return factsOf({
    type,
    title: first('title'),
    authors: all('creator'),
    publisher: first('publisher'),
    issued: date === null ? null : cslDateOf(date),
    language: first('language'),
    abstract: first('description'),
    url: first('source')?.match(/^https?:\S+/)?.[0],
    rights: first('rights'),
    isbn: identifiers.find((text) => /^(?:97[89][-\d]{10,14}|[\d-]{9,12}[\dX])$/.test(text)),
  })
}
