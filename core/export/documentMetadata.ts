import { z } from 'zod'
import type { CslItem } from '../model/source.ts'

/** One line about a document, ready to be printed. */
export interface MetadataEntry {
  readonly name: string
  readonly value: string
}

const CslName = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
})

const CslDate = z.object({
  'date-parts': z.array(z.array(z.union([z.number(), z.string()]))).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
})

/** What a reader wants to see first; everything else follows by name. */
const leading = [
  'author',
  'editor',
  'container-title',
  'publisher',
  'issued',
  'accessed',
  'URL',
  'DOI',
  'language',
]

/** Printed elsewhere, or of no use to a person. */
const hidden = new Set(['id', 'title', 'type'])

function nameText(name: z.infer<typeof CslName>): string {
  return name.literal ?? [name.given, name.family].filter(Boolean).join(' ')
}

function datePartsText(parts: readonly (readonly (number | string)[])[]): string {
  return parts
    .map((part) => part.map((number) => String(number).padStart(2, '0')).join('-'))
    .join('/')
}

function dateText(date: z.infer<typeof CslDate>): string | undefined {
  const parts = date['date-parts']
  return date.literal ?? date.raw ?? (parts === undefined ? undefined : datePartsText(parts))
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const names = z.array(CslName).safeParse(value)
  if (names.success) {
    const text = names.data.map(nameText).filter(Boolean).join('; ')
    if (text !== '') return text
  }
  const date = CslDate.safeParse(value)
  return (date.success ? dateText(date.data) : undefined) ?? JSON.stringify(value) ?? ''
}

function rank(name: string): number {
  const place = leading.indexOf(name)
  return place === -1 ? leading.length : place
}

function byRankThenName(left: MetadataEntry, right: MetadataEntry): number {
  return rank(left.name) - rank(right.name) || (left.name < right.name ? -1 : 1)
}

/**
 * A document's CSL-JSON fields as text, the title left out. Names are "Given Family; ...", dates
 * ISO-like; what is neither is shown as JSON, so that nothing a person entered is missing.
 */
export function metadataEntries(metadata: CslItem): MetadataEntry[] {
  return Object.entries(metadata)
    .filter(([name, value]) => !hidden.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => ({ name, value: valueText(value) }))
    .filter(({ value }) => value !== '')
    .sort(byRankThenName)
}

/** The document's web address, where it has one that can be followed. */
export function urlOf(metadata: CslItem): string | null {
  const url = metadata['URL']
  return typeof url === 'string' && /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(url) ? url : null
}
