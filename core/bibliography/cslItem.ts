import { z } from 'zod'
import type { Id, Instant } from '../model/id.ts'
import type { CslItem } from '../model/source.ts'
import { cslDateOf } from './cslDate.ts'
import { cslTypes, dateFields, nameFields, numberFields, textFields } from './cslFields.ts'

/** What of a document a bibliography names. */
export interface DescribedDocument {
  readonly id: Id
  readonly title: string
  readonly language: string | null
  readonly metadata: CslItem
  readonly capturedAt: Instant
}

const Flag = z.union([z.string(), z.number(), z.boolean()])
const Name = z.strictObject({
  family: z.string().optional(),
  given: z.string().optional(),
  'dropping-particle': z.string().optional(),
  'non-dropping-particle': z.string().optional(),
  suffix: z.string().optional(),
  'comma-suffix': Flag.optional(),
  'static-ordering': Flag.optional(),
  literal: z.string().optional(),
  'parse-names': Flag.optional(),
})
const Part = z.union([z.string(), z.number()])
const DateVariable = z.strictObject({
  'date-parts': z.array(z.array(Part).min(1).max(3)).min(1).max(2).optional(),
  season: Part.optional(),
  circa: Flag.optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
})

/** Whether CSL-JSON has a variable of this name that may hold this. */
export function isCslField(name: string, value: unknown): boolean {
  if (nameFields.has(name)) return z.array(Name).safeParse(value).success
  if (dateFields.has(name)) return DateVariable.safeParse(value).success
  if (numberFields.has(name)) return Part.safeParse(value).success
  if (name === 'type') return typeof value === 'string' && cslTypes.has(value)
  return textFields.has(name) && typeof value === 'string'
}

/**
 * A document as an item of CSL-JSON that its schema takes: what has no variable there (a licence, fields of
 * somebody's own) stands under `custom`. A source on the web that nobody gave a day of access was accessed when
 * its revision was captured. The id is the citation key, where the document has one.
 */
export function cslItemOf(document: DescribedDocument): Record<string, unknown> & { id: string } {
  const { id, title, language, metadata, capturedAt } = document
  const own: Record<string, unknown> = {}
  const custom: Record<string, unknown> = { ...objectOf(metadata['custom']) }
  for (const [name, value] of Object.entries(metadata)) {
    if (name === 'id' || name === 'custom' || value === null || value === undefined) continue
    if (isCslField(name, value)) own[name] = value
    else custom[name] = value
  }
  const accessed = own['accessed'] ?? ('URL' in own ? cslDateOf(capturedAt.slice(0, 10)) : null)
  return {
    type: 'document',
    ...own,
    id: keyOf(metadata) ?? id,
    title,
    ...(language === null ? {} : { language }),
    ...(accessed === null ? {} : { accessed }),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

/** The citation key that somebody works with, if the document came with one. */
function keyOf({ id }: CslItem): string | null {
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : null
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
