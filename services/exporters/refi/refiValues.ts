import { createHash } from 'node:crypto'
import { type Id, type Instant, uuidv7 } from '../../../core/model/id.ts'

/** Code points of a passage that its name shows. */
const NAMED = 60

/** A GUID as every program reads it: upper case, no braces. */
export function guidOf(id: Id): string {
  return id.toUpperCase()
}

/** The GUID of something that has no id of its own, the same in every export. */
export function derivedGuid(...parts: readonly (string | number)[]): string {
  return guidOf(uuidv7(0, createHash('sha256').update(JSON.stringify(parts)).digest()))
}

/** To the second, as other programs write it. */
export function dateTimeOf(instant: Instant): string {
  return `${instant.slice(0, 19)}Z`
}

/** The beginning of a text; never half a character. */
export function nameOf(text: string): string {
  return [...text.slice(0, 2 * NAMED)].slice(0, NAMED).join('')
}
