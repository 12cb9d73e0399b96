import { unitAt } from './at.ts'

/**
 * One line of a text, its UTF-16 units laid out in an array that the next line overwrites: loops over it are
 * several times as fast as over a string, and a buffer for the whole text would cost more than it saves.
 */
export class Line {
  text = ''
  units = new Uint16Array(0)
  length = 0

  /** Puts another line in place of this one. */
  set(text: string): void {
    const { length } = text
    if (length > this.units.length) this.units = new Uint16Array(length * 2)
    const { units } = this
    for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i)
    this.text = text
    this.length = length
  }
}

/** Hash of the units [start, end): FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). */
export function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = FIRST_HASH
  for (let i = start; i < end; i++) hash = hashWith(hash, unitAt(units, i))
  return mixed(hash)
}

/** The hash of no units, before it is mixed. */
export const FIRST_HASH = 0x811c9dc5

/** A hash that is not mixed yet, with one more unit. */
export function hashWith(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

export function mixed(hash: number): number {
  return hash ^ (hash >>> 15)
}
