import { at, unitAt } from './at.ts'
import { hashOf, Line } from './line.ts'

const FIRST_SLOTS = 1 << 12

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

/**
 * Numbers for words: 0, 1, 2 in order of first appearance; spellings that differ only in case, kind of
 * apostrophe or hyphen, or invisible characters share one. Texts compared with each other share a
 * vocabulary.
 *
 * An open-addressing table keyed by the characters in place: a known word costs neither a substring nor a
 * look at a string, which makes reading a book several times faster than a Map would.
 */
export class Vocabulary {
  readonly #words: string[] = []
  #hashes = new Int32Array(FIRST_SLOTS / 2)
  #ids = new Int32Array(FIRST_SLOTS / 2)
  /** Spelling i is the units [bounds[i], bounds[i + 1]) of the pool. */
  #bounds = new Int32Array(FIRST_SLOTS / 2 + 1)
  #pool = new Uint16Array(FIRST_SLOTS * 4)
  #count = 0
  /** Number of a spelling plus one; 0 is free. */
  #slots = new Int32Array(FIRST_SLOTS)

  /** How many different words there are; ids are below it. */
  get size(): number {
    return this.#words.length
  }

  /** The folded word of an id, '' if there is none. */
  word(id: number): string {
    return this.#words[id] ?? ''
  }

  /** The id of the word that stands at [start, end) of a line, made if it is new; `hash` is that of its units. */
  idOf(line: Line, start: number, end: number, hash: number): number {
    const entry = this.#find(line.units, start, end, hash)
    return entry >= 0 ? at(this.#ids, entry) : this.#add(line, start, end, hash)
  }

  /** Number of a spelling, -1 if it is new. */
  #find(units: Uint16Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = at(this.#slots, slot) - 1
      if (entry < 0) return -1
      if (at(this.#hashes, entry) === hash && this.#spells(entry, units, start, end)) return entry
    }
  }

  #spells(entry: number, units: Uint16Array, start: number, end: number): boolean {
    let pooled = at(this.#bounds, entry)
    if (at(this.#bounds, entry + 1) - pooled !== end - start) return false
    for (let i = start; i < end; i++) {
      if (unitAt(this.#pool, pooled++) !== unitAt(units, i)) return false
    }
    return true
  }

  #add(line: Line, start: number, end: number, hash: number): number {
    const spelling = line.text.slice(start, end)
    const word = fold(spelling)
    const id = word === spelling ? this.#words.push(word) - 1 : this.#idOfFolded(word)
    this.#enter(line.units, start, end, hash, id)
    return id
  }

  #idOfFolded(word: string): number {
    const folded = new Line()
    folded.set(word)
    return this.idOf(folded, 0, folded.length, hashOf(folded.units, 0, folded.length))
  }

  #enter(units: Uint16Array, start: number, end: number, hash: number, id: number): void {
    const entry = this.#count++
    if (entry === this.#ids.length) this.#growEntries()
    const from = at(this.#bounds, entry)
    const to = from + end - start
    if (to > this.#pool.length) this.#growPool(to)
    for (let i = start; i < end; i++) this.#pool[from + i - start] = unitAt(units, i)
    this.#bounds[entry + 1] = to
    this.#ids[entry] = id
    this.#hashes[entry] = hash
    this.#occupy(entry)
    if (this.#count * 2 > this.#slots.length) this.#growSlots()
  }

  #occupy(entry: number): void {
    const mask = this.#slots.length - 1
    let slot = at(this.#hashes, entry) & mask
    while (at(this.#slots, slot) !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = entry + 1
  }

  #growEntries(): void {
    const [hashes, ids, bounds] = [this.#hashes, this.#ids, this.#bounds]
    this.#hashes = new Int32Array(ids.length * 2)
    this.#ids = new Int32Array(ids.length * 2)
    this.#bounds = new Int32Array(ids.length * 2 + 1)
    this.#hashes.set(hashes)
    this.#ids.set(ids)
    this.#bounds.set(bounds)
  }

  #growPool(needed: number): void {
    const pool = this.#pool
    this.#pool = new Uint16Array(Math.max(needed, pool.length * 2))
    this.#pool.set(pool)
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let entry = 0; entry < this.#count; entry++) this.#occupy(entry)
  }
}
