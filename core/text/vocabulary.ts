import { at, unitAt } from './at.ts'
import { FIRST_HASH, hashWith, mixed } from './hash.ts'

/** Case, apostrophes, hyphens and invisible characters do not tell words apart. */
function fold(spelling: string): string {
  if (!outsideAscii.test(spelling)) return spelling.toLowerCase()
  return spelling
    .replaceAll('’', "'")
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/[\u00ad\u2060]/g, '')
    .toLowerCase()
}

const outsideAscii = /[\x80-\uffff]/

const FIRST_PLACES = 1 << 8

/**
 * What a place of the table holds, side by side, so that one look into memory finds it all: the id of the word plus
 * one (0: the place is free) and its spelling. A short one, of PACKED units below U+0100 at most, is its length and
 * its units, packed into two numbers. Any other is its length as a negative number, its hash, and where it stands
 * in the pool.
 */
const ID = 0
const LENGTH = 1
const LOW_OR_HASH = 2
const HIGH_OR_POOLED = 3
const FIELD_BITS = 2
const FIELDS = 1 << FIELD_BITS

/** How many units below U+0100 two numbers can hold. */
export const PACKED = 8

/** `low` with one more unit below U+0100; what leaves it goes into `high`. */
export function packedLow(low: number, unit: number): number {
  return (low << 8) | unit
}

/** `high` with what leaves `low` when the next unit comes. */
export function packedHigh(high: number, low: number): number {
  return (high << 8) | (low >>> 24)
}

function hashOfPacked(low: number, high: number, length: number): number {
  return mixed(Math.imul(low, 0x9e3779b1) ^ Math.imul(high + length, 0x85ebca6b))
}

function hashOf(text: string, start: number, end: number): number {
  let hash = FIRST_HASH
  for (let i = start; i < end; i++) hash = hashWith(hash, text.charCodeAt(i))
  return mixed(hash)
}

/**
 * Numbers for words: 0, 1, 2 in order of first appearance; spellings that differ only in case, kind of
 * apostrophe or hyphen, or invisible characters share one. Texts compared with each other share a
 * vocabulary.
 *
 * An open-addressing table keyed by the characters in place: a known word costs neither a substring nor a
 * look at a string of its own, which makes reading a book several times faster than a Map would.
 */
export class Vocabulary {
  readonly #words: string[] = []
  #table = new Int32Array(FIRST_PLACES * FIELDS)
  #spellings = 0
  /** The units of all spellings that are not short, one after the other. */
  #pool = new Uint16Array(FIRST_PLACES)
  #pooled = 0

  /** How many different words there are; ids are below it. */
  get size(): number {
    return this.#words.length
  }

  /** The folded word of an id, '' if there is none. */
  word(id: number): string {
    return this.#words[id] ?? ''
  }

  /** The id of the word that stands at [start, end) of a text, made if it is new. */
  idOf(text: string, start: number, end: number): number {
    if (end - start > PACKED) return this.#idOfPooled(text, start, end)
    let low = 0
    let high = 0
    let all = 0
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      high = packedHigh(high, low)
      low = packedLow(low, unit)
      all |= unit
    }
    return all < 0x100
      ? this.idOfShort(text, start, end, low, high)
      : this.#idOfPooled(text, start, end)
  }

  /** As `idOf`, for a word of at most PACKED units below U+0100, which were packed as they were read. */
  idOfShort(text: string, start: number, end: number, low: number, high: number): number {
    const table = this.#table
    const length = end - start
    let place = this.#placeOf(hashOfPacked(low, high, length))
    for (; at(table, place + ID) > 0; place = this.#placeAfter(place)) {
      if (
        at(table, place + LOW_OR_HASH) === low &&
        at(table, place + HIGH_OR_POOLED) === high &&
        at(table, place + LENGTH) === length
      ) {
        return at(table, place + ID) - 1
      }
    }
    const id = this.#idOfNew(text.slice(start, end))
    this.#enter(id, length, low, high)
    return id
  }

  #idOfPooled(text: string, start: number, end: number): number {
    const table = this.#table
    const hash = hashOf(text, start, end)
    const length = start - end
    let place = this.#placeOf(hash)
    for (; at(table, place + ID) > 0; place = this.#placeAfter(place)) {
      if (
        at(table, place + LOW_OR_HASH) === hash &&
        at(table, place + LENGTH) === length &&
        this.#isPooled(at(table, place + HIGH_OR_POOLED), text, start, end)
      ) {
        return at(table, place + ID) - 1
      }
    }
    const spelling = text.slice(start, end)
    const id = this.#idOfNew(spelling)
    this.#enter(id, length, hash, this.#addToPool(spelling))
    return id
  }

  #placeOf(hash: number): number {
    return (hash << FIELD_BITS) & (this.#table.length - 1)
  }

  #placeAfter(place: number): number {
    return (place + FIELDS) & (this.#table.length - 1)
  }

  #isPooled(pooledAt: number, text: string, start: number, end: number): boolean {
    const pool = this.#pool
    const shift = pooledAt - start
    let i = start
    while (i < end && unitAt(pool, i + shift) === text.charCodeAt(i)) i++
    return i === end
  }

  /** The id of a spelling that is new; that of its folded word, which may be known. */
  #idOfNew(spelling: string): number {
    const word = fold(spelling)
    return word === spelling ? this.#words.push(word) - 1 : this.idOf(word, 0, word.length)
  }

  #addToPool(spelling: string): number {
    const pooledAt = this.#pooled
    this.#pooled += spelling.length
    if (this.#pooled > this.#pool.length) {
      const pool = this.#pool
      this.#pool = new Uint16Array(Math.max(this.#pooled, pool.length * 2))
      this.#pool.set(pool)
    }
    for (let i = 0; i < spelling.length; i++) this.#pool[pooledAt + i] = spelling.charCodeAt(i)
    return pooledAt
  }

  #enter(id: number, length: number, lowOrHash: number, highOrPooled: number): void {
    if (++this.#spellings * 2 * FIELDS > this.#table.length) this.#grow()
    this.#occupy(id + 1, length, lowOrHash, highOrPooled)
  }

  #occupy(idPlusOne: number, length: number, lowOrHash: number, highOrPooled: number): void {
    const table = this.#table
    const hash = length > 0 ? hashOfPacked(lowOrHash, highOrPooled, length) : lowOrHash
    let place = this.#placeOf(hash)
    while (at(table, place + ID) > 0) place = this.#placeAfter(place)
    table[place + ID] = idPlusOne
    table[place + LENGTH] = length
    table[place + LOW_OR_HASH] = lowOrHash
    table[place + HIGH_OR_POOLED] = highOrPooled
  }

  #grow(): void {
    const smaller = this.#table
    this.#table = new Int32Array(smaller.length * 4)
    for (let place = 0; place < smaller.length; place += FIELDS) {
      if (at(smaller, place + ID) === 0) continue
      this.#occupy(
        at(smaller, place + ID),
        at(smaller, place + LENGTH),
        at(smaller, place + LOW_OR_HASH),
        at(smaller, place + HIGH_OR_POOLED),
      )
    }
  }
}
