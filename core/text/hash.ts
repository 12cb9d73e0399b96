/*
 * Hashing numbers step by step: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), taken a whole number at a time
 * instead of a byte.
 */

/** The hash of nothing, before it is mixed. */
export const FIRST_HASH = 0x811c9dc5

/** A hash that is not mixed yet, with one more number. */
export function hashWith(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}

/** Lets the high bits, which saw most of the numbers, have a say in the low ones, which tables look at. */
export function mixed(hash: number): number {
  return hash ^ (hash >>> 15)
}
