import { dateFields, nameFields } from '../../../core/bibliography/cslFields.ts'
import { cslItemOf, type DescribedDocument } from '../../../core/bibliography/cslItem.ts'

/**
 * A document as an item that the library cites: under our own id, and without what it would stop at. It takes the
 * numbers of a source as texts, of a date numbers only, and of a span both ends to the same exactness.
 */
export function citableItem(document: DescribedDocument): Readonly<Record<string, unknown>> {
  const fields = Object.entries(cslItemOf(document)).flatMap(([name, value]) => {
    const fact = typeof value === 'number' ? String(value) : value
    const citable = citableFact(name, fact)
    return citable === null ? [] : [[name, citable] as const]
  })
  return { ...Object.fromEntries(fields), id: document.id }
}

function citableFact(name: string, fact: unknown): unknown {
  if (dateFields.has(name)) return citableDate(fact)
  return nameFields.has(name) && Array.isArray(fact) ? fact.map(citableName) : fact
}

/**
 * The library keeps names as keys of plain objects: one that every such object has by itself, `constructor` say, gets
 * a sign that is not seen (word joiner).
 */
function citableName(name: unknown): unknown {
  if (typeof name !== 'object' || name === null) return name
  const isTaken = (part: string) => part.replaceAll(/[.\s]+/g, ' ').trim() in Object.prototype
  return Object.fromEntries(
    Object.entries(name).map(([key, part]) => [
      key,
      typeof part === 'string' && isTaken(part) ? `\u2060${part}` : part,
    ]),
  )
}

function citableDate(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('date-parts' in value)) return value
  const { 'date-parts': ends, ...rest } = value
  const dates = Array.isArray(ends) ? ends.map(numbersOf) : []
  const exactness = Math.min(...dates.map((date) => date.length))
  if (dates.length === 0 || exactness === 0) return Object.keys(rest).length === 0 ? null : rest
  return { ...rest, 'date-parts': dates.map((date) => date.slice(0, exactness)) }
}

/** Up to the first part that is none. */
function numbersOf(parts: unknown): number[] {
  const numbers = Array.isArray(parts)
    ? parts.map((part) => (part === '' ? Number.NaN : Number(part)))
    : []
  const end = numbers.findIndex((number) => !Number.isInteger(number))
  return end === -1 ? numbers : numbers.slice(0, end)
}
