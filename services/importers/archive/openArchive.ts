import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '../../../core/model/error.ts'
import { entryFault } from './entryFault.ts'

const MAX_ENTRIES = 10_000
const MAX_EXPANDED = 2 ** 30
const MAX_RATIO = 100
/** A small file of white space packs better than 100 to 1 and harms nobody. */
const ALWAYS_ALLOWED = 10 * 2 ** 20

/** Files by their names: of a ZIP archive whose directory was read and found harmless, expanded when asked for. */
export interface Archive {
  /** Names of files, as the directory lists them. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Throws AppError `corrupt` for a missing or damaged entry. */
  bytes(name: string): Promise<Uint8Array>
  /** The same as UTF-8 or, by its signature, UTF-16. */
  text(name: string): Promise<string>
}

/**
 * Opens an archive from memory. Everything is measured before anything is expanded: number of entries,
 * declared total size and ratio, names, links, doubles. Throws AppError `corrupt` (not an archive, or
 * one that contradicts itself or leads outside), `too_large` and `unsupported` (encrypted).
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await readable(fromBufferPromise(Buffer.from(bytes), { strictFileNames: false }))
  const entries = await readable(readDirectory(zip, bytes.length))

  return archiveOf(entries, async (name, entry) => {
    if (entry === undefined) throw new AppError('corrupt', `the archive has no ${name}`)
    return readable(expand(zip, entry))
  })
}

/** Files that were not packed, read as an archive of them would be. */
export function looseFiles(files: ReadonlyMap<string, Uint8Array>): Archive {
  return archiveOf(files, async (name, bytes) => {
    if (bytes === undefined) throw new AppError('corrupt', `there is no ${name}`)
    return bytes
  })
}

function archiveOf<Stored>(
  entries: ReadonlyMap<string, Stored>,
  bytesOf: (name: string, entry: Stored | undefined) => Promise<Uint8Array>,
): Archive {
  const bytes = (name: string) => bytesOf(name, entries.get(name))
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    bytes,
    text: async (name) => decode(await bytes(name)),
  }
}

async function readDirectory(zip: ZipFile, fileSize: number): Promise<ReadonlyMap<string, Entry>> {
  const limit = Math.min(MAX_EXPANDED, Math.max(ALWAYS_ALLOWED, fileSize * MAX_RATIO))
  const entries = new Map<string, Entry>()
  const folded = new Set<string>()
  let expanded = 0
  if (zip.entryCount > MAX_ENTRIES) throw tooLarge(`${zip.entryCount} entries`)
  for await (const entry of zip.eachEntry()) {
    const fault = entryFault(entry)
    if (fault !== null) throw new AppError('corrupt', `the archive ${fault}`)
    expanded += entry.uncompressedSize
    if (expanded > limit) throw tooLarge(`more than ${limit} bytes when expanded`)
    if (entry.fileName.endsWith('/')) continue
    if (entry.isEncrypted()) {
      throw new AppError('unsupported', 'the archive is protected by a password')
    }
    const name = entry.fileName.toLowerCase()
    if (folded.has(name)) {
      throw new AppError('corrupt', `the archive has two entries named ${entry.fileName}`)
    }
    folded.add(name)
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function expand(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  // The size was counted; yauzl ends a stream that is longer than its entry declares.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What yauzl throws says what is wrong with the file. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    const code = /encrypt/i.test(reason) ? 'unsupported' : 'corrupt'
    throw new AppError(code, `the archive cannot be read: ${reason}`)
  }
}

function tooLarge(what: string): AppError {
  return new AppError('too_large', `the archive has ${what}`)
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
