import { z } from 'zod'
import { nameOf } from '../../../core/bibliography/bibliographicName.ts'
import { cslDateOf } from '../../../core/bibliography/cslDate.ts'

/** The part of CSL-JSON that the details show, as texts to be edited; the rest is kept as it is. */
export interface DetailTexts {
  readonly authors: string
  readonly container: string
  readonly publisher: string
  readonly issued: string
  readonly accessed: string
  readonly url: string
  readonly doi: string
  readonly licence: string
}

type Metadata = Readonly<Record<string, unknown>>

export function textsOf(metadata: Metadata): DetailTexts {
  return {
    authors: namesText(metadata['author']),
    container: textOf(metadata['container-title']),
    publisher: textOf(metadata['publisher']),
    issued: dateText(metadata['issued']),
    accessed: dateText(metadata['accessed']),
    url: textOf(metadata['URL']),
    doi: textOf(metadata['DOI']),
    licence: textOf(metadata['license']),
  }
}

/** The metadata with the texts in it; an empty text takes its field away. */
export function metadataWith(metadata: Metadata, texts: DetailTexts): Record<string, unknown> {
  const before = textsOf(metadata)
  const changed: readonly (readonly [string, string, string, (text: string) => unknown])[] = [
    ['author', before.authors, texts.authors, (text) => namesOf(text, metadata['author'])],
    ['container-title', before.container, texts.container, String],
    ['publisher', before.publisher, texts.publisher, String],
    ['issued', before.issued, texts.issued, cslDateOf],
    ['accessed', before.accessed, texts.accessed, cslDateOf],
    ['URL', before.url, texts.url, String],
    ['DOI', before.doi, texts.doi, String],
    ['license', before.licence, texts.licence, String],
  ]
  const result: Record<string, unknown> = { ...metadata }
  for (const [key, old, text, read] of changed) {
    const wanted = text.trim()
    // A field that was not touched stays as it was written, with all that these texts do not show.
    if (wanted === old) continue
    if (wanted === '') delete result[key]
    else result[key] = read(wanted)
  }
  return result
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function namesText(value: unknown): string {
  return Array.isArray(value) ? value.map(nameText).filter(Boolean).join('; ') : ''
}

function nameText(name: unknown): string {
  if (typeof name !== 'object' || name === null) return ''
  if ('literal' in name) return literalText(textOf(name.literal))
  const family = 'family' in name ? textOf(name.family) : ''
  const given = 'given' in name ? textOf(name.given) : ''
  const suffix = 'suffix' in name ? textOf(name.suffix) : ''
  return [family, given, suffix].filter(Boolean).join(', ')
}

/** A whole name in quotation marks, where signs in it would be taken for those between names and their parts. */
function literalText(name: string): string {
  return /[,;"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name
}

/** A name that stands as it stood is the same name, with all that its text does not show. */
function namesOf(text: string, before: unknown): unknown {
  const known = new Map((Array.isArray(before) ? before : []).map((name) => [nameText(name), name]))
  const names = text.match(/(?:"(?:[^"]|"")*"|[^;])+/g) ?? []
  return names
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name): unknown => known.get(name) ?? writtenName(name))
}

function writtenName(name: string): unknown {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(name)?.[1]
  return quoted === undefined ? nameOf(name) : { literal: quoted.replaceAll('""', '"').trim() }
}

function dateText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  if ('raw' in value) return textOf(value.raw)
  const parts: unknown = 'date-parts' in value ? value['date-parts'] : null
  const first: unknown = Array.isArray(parts) ? parts[0] : null
  return Array.isArray(first) ? first.map((part) => String(part).padStart(2, '0')).join('-') : ''
}

/** As the API takes it: what JSON cannot say is left out. */
export function asJson(metadata: Record<string, unknown>): Record<string, z.core.util.JSONType> {
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(metadata)))
}
