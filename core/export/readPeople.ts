import type { Instant } from '../model/id.ts'
import type { ImportedPerson } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import { fieldOf, idOf, isRecord, listOf, textOf } from './jsonFields.ts'
import { uuidOf } from './jsonLdTerms.ts'

const isoTime =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * A time in our form. Without a zone it is taken for UTC, so that one file gives the same times on
 * every machine.
 */
export function readInstant(value: unknown, report: ImportReport): Instant | null {
  const text = textOf(value)?.trim()
  if (text === undefined) return null
  const match = isoTime.exec(text)
  const hasTime = /\d[T ]\d/i.test(text)
  const zoned = match?.[1] !== undefined || !hasTime ? text : `${text}Z`
  const millis = match === null ? Number.NaN : Date.parse(zoned.replace(' ', 'T'))
  if (Number.isNaN(millis)) {
    report.add('time_invalid', text)
    return null
  }
  if (match?.[1] === undefined) report.add('time_without_zone')
  return new Date(millis).toISOString()
}

function nameOf(creator: unknown): string | null {
  if (!isRecord(creator)) return null
  const name = textOf(fieldOf(creator, 'name', 'nickname', 'email'))?.trim()
  return name === undefined || name === '' ? null : name
}

/** The first creator of an annotation or a body. */
export function readPerson(value: unknown, report: ImportReport): ImportedPerson | null {
  const [creator] = listOf(value)
  const uri = idOf(creator)
  const name = nameOf(creator)
  if (name === null && uri === null) return null
  if (name === null) report.add('creator_without_name')
  return { id: uri === null ? null : uuidOf(uri), name: name ?? uri ?? '' }
}
