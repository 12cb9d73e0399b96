import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { AppError } from '../../core/model/error.ts'
import type { SourceFile } from '../importers/sourceFile.ts'
import { readGranted } from '../readGranted.ts'

/** As many as an archive may have, and as much. */
const MAX_ENTRIES = 10_000
const MAX_BYTES = 2 ** 30

interface Place {
  readonly name: string
  readonly path: string
}

/**
 * The files behind what a person chose, the first and those beside it. A project of QualCoder is a folder with a
 * database, a collection of brat a folder of stand-off, and stand-off has its text beside it. Links are not followed.
 * @throws AppError as `readGranted`; unsupported for a folder without any of these, too_large
 */
export function readAnnotationFiles(
  paths: readonly string[],
): SourceFile & { readonly beside: readonly SourceFile[] } {
  const places = new Map(paths.flatMap(placesOf).map((place) => [resolve(place.path), place]))
  let total = 0
  const [first, ...beside] = [...places.values()].map(({ name, path }) => {
    const bytes = readGranted(path)
    total += bytes.length
    if (total > MAX_BYTES) throw new AppError('too_large', `more than ${MAX_BYTES} bytes together`)
    return { name, bytes }
  })
  if (first === undefined) throw new AppError('invalid_input', 'no file was chosen')
  return { ...first, beside }
}

function placesOf(path: string): Place[] {
  const name = basename(path)
  const database = join(path, 'data.qda')
  if (existsSync(database)) return [{ name: 'data.qda', path: database }]
  if (isDirectory(path)) return collectionIn(path)
  const text = path.replace(/\.ann$/, '.txt')
  const hasText = text !== path && isFile(text)
  return [{ name, path }, ...(hasText ? [{ name: basename(text), path: text }] : [])]
}

/** A link is none: whoever chose its neighbour did not choose what it leads to. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** What a collection of brat needs of its folder, named as in an archive. */
function collectionIn(folder: string): Place[] {
  const names = namesIn(folder)
  const all = new Set(names)
  const isPart = (name: string) =>
    name.endsWith('.ann') ||
    (name.endsWith('.txt') && all.has(name.replace(/txt$/, 'ann'))) ||
    /(?:^|\/)(?:annotation\.conf|variorum\.json)$/.test(name)
  const parts = names.filter(isPart)
  if (!parts.some((name) => name.endsWith('.ann'))) {
    throw new AppError('unsupported', 'there are no annotations in this folder')
  }
  return parts.map((name) => ({ name, path: join(folder, name) }))
}

function namesIn(folder: string): string[] {
  const names: string[] = []
  const waiting = ['']
  let seen = 0
  for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
    for (const entry of entriesOf(join(folder, within))) {
      seen += 1
      if (seen > MAX_ENTRIES) throw new AppError('too_large', `more than ${MAX_ENTRIES} files`)
      // Hidden, as the twins that macOS leaves on drives of others.
      if (entry.name.startsWith('.')) continue
      const name = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isDirectory()) waiting.push(name)
      else if (entry.isFile()) names.push(name)
    }
  }
  return names.sort()
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new AppError('invalid_input', `the folder cannot be read: ${String(error)}`)
  }
}
