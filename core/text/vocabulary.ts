import { at } from './at.ts'

const FIRST_SLOTS = 1 << 12

/** Case, apostrophes, hyphens and invisible characters do not tell words apart. */
function fold(spelling: string): string {
  return spelling
    .replaceAll('’', "'")
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/[\u00ad\u2060]/g, '')
    .toLowerCase()
}

function hashOf(text: string, start: number, end: number): number {
  // FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/).
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

function hasAt(text: string, start: number, length: number, spelling: string): boolean {
  if (spelling.length !== length) return false
  for (let i = 0; i < length; i++) {
    if (text.charCodeAt(start + i) !== spelling.charCodeAt(i)) return false
  }
  return true
}

/**
 * Numbers for words: 0, 1, 2 in order of first appearance; spellings that differ only in case, kind of
 * apostrophe or hyphen, or invisible characters share one. Texts compared with each other share a
 * vocabulary.
 *
 * An open-addressing table keyed by the characters in place: a known word costs no substring, which
 * makes reading a book several times faster than a Map would.
 */
export class Vocabulary {
  readonly #words: string[] = []
  readonly #idOfWord = new Map<string, number>()
  readonly #spellings: string[] = []
  #hashes = new Int32Array(FIRST_SLOTS / 2)
  #ids = new Int32Array(FIRST_SLOTS / 2)
  /** Index into #spellings plus one; 0 is free. */
  #slots = new Int32Array(FIRST_SLOTS)

  /** How many different words there are; ids are below it. */
  get size(): number {
    return this.#words.length
  }

  /** The folded word of an id, '' if there is none. */
  word(id: number): string {
    return this.#words[id] ?? ''
  }

  /** The id of text.slice(start, end), made if it is new. */
  idOf(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end)
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = at(this.#slots, slot) - 1
      if (entry < 0) return this.#add(text.slice(start, end), hash, slot)
      if (at(this.#hashes, entry) !== hash) continue
      if (hasAt(text, start, end - start, this.#spellings[entry] ?? '')) return at(this.#ids, entry)
    }
  }

  #add(spelling: string, hash: number, slot: number): number {
    const id = this.#idOfFolded(fold(spelling))
    const entry = this.#spellings.length
    if (entry === this.#hashes.length) this.#growEntries()
    this.#spellings.push(spelling)
    this.#hashes[entry] = hash
    this.#ids[entry] = id
    this.#slots[slot] = entry + 1
    if (this.#spellings.length * 2 > this.#slots.length) this.#growSlots()
    return id
  }

  #idOfFolded(word: string): number {
    let id = this.#idOfWord.get(word)
    if (id === undefined) {
      id = this.#words.length
      this.#words.push(word)
      this.#idOfWord.set(word, id)
    }
    return id
  }

  #growEntries(): void {
    const hashes = new Int32Array(this.#hashes.length * 2)
    const ids = new Int32Array(this.#ids.length * 2)
    hashes.set(this.#hashes)
    ids.set(this.#ids)
    this.#hashes = hashes
    this.#ids = ids
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let entry = 0; entry < this.#spellings.length; entry++) {
      let slot = at(this.#hashes, entry) & mask
      while (at(slots, slot) !== 0) slot = (slot + 1) & mask
      slots[slot] = entry + 1
    }
    this.#slots = slots
  }
}
