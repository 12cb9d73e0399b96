import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const BOOK = 'book-war-and-peace-v3-edited.txt.gz'

/**
 * The book of a corpus folder; without one a text of the same size and shape made from a seed, so that
 * the bench runs anywhere (its numbers compare with themselves only).
 *
 * @param {string | undefined} folder
 * @returns {string}
 */
export function readBook(folder) {
  const file = folder && findFile(folder, BOOK)
  return file ? readGzip(file) : madeUpBook()
}

/** A file of the corpus folder or of its folder `open`; undefined when neither has it. */
function findFile(folder, name) {
  return [folder, path.join(folder, 'open')]
    .map((place) => path.join(place, name))
    .find((candidate) => fs.existsSync(candidate))
}

function readGzip(file) {
  return zlib.gunzipSync(fs.readFileSync(file)).toString('utf8')
}

/**
 * A file of gzipped JSON lines, `pairs.jsonl.gz` say; empty when the folder has none.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {Record<string, unknown>[]}
 */
export function readRecords(folder, name) {
  const file = findFile(folder, name)
  if (file === undefined) return []
  return readGzip(file)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/**
 * Every revision with every later one of the books of a corpus folder (`book-<name>.txt.gz`, which sort by
 * age); none when there are fewer than two.
 *
 * @param {string} folder
 * @returns {{name: string, before: string, after: string}[]}
 */
export function readBookPairs(folder) {
  const place = fs.existsSync(path.join(folder, 'open')) ? path.join(folder, 'open') : folder
  const books = fs
    .readdirSync(place)
    .filter((name) => /^book-.*\.txt\.gz$/.test(name))
    .sort()
    .map((name) => ({ name: name.slice(5, -7), text: readGzip(path.join(place, name)) }))
  return books.flatMap((old, index) =>
    books.slice(index + 1).map((now) => ({
      name: `${old.name} to ${now.name}`,
      before: old.text,
      after: now.text,
    })),
  )
}

/**
 * The first paragraphs of a book, about as long as an article.
 *
 * @param {string} book
 * @param {number} characters
 */
export function articleOf(book, characters) {
  return book.slice(0, book.indexOf('\n', characters))
}

function madeUpBook() {
  const random = seededRandom(1805)
  const words = Array.from({ length: 4000 }, () => madeUpWord(random))
  const paragraphs = Array.from({ length: 10_900 }, () => {
    const length = 5 + Math.floor(random() ** 2 * 130)
    return `${Array.from({ length }, () => words[Math.floor(random() ** 3 * words.length)]).join(' ')}.`
  })
  return paragraphs.join('\n')
}

/** @param {() => number} random */
function madeUpWord(random) {
  const length = 2 + Math.floor(random() * 8)
  return Array.from({ length }, () => 'etaoinshrdlucm'[Math.floor(random() * 14)]).join('')
}

/**
 * Mulberry32: the same numbers from the same seed everywhere.
 *
 * @param {number} seed
 * @returns {() => number} in [0, 1)
 */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
