import type { Archive } from './openArchive.ts'

/** All pictures of a document together; it is read whole each time it is shown. */
const MAX_TOTAL = 16_000_000
const MAX_PICTURE = 740_000

const types: ReadonlyMap<string, string> = new Map([
  ['avif', 'avif'],
  ['bmp', 'bmp'],
  ['gif', 'gif'],
  ['jpeg', 'jpeg'],
  ['jpg', 'jpeg'],
  ['png', 'png'],
  ['svg', 'svg+xml'],
  ['webp', 'webp'],
])

/** The pictures of an archive that can be shown, as data URLs by the names of their entries. */
export async function picturesOf(
  archive: Archive,
  wanted: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>()
  let total = 0
  for (const name of new Set(wanted)) {
    const type = types.get(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '')
    if (type === undefined || !archive.has(name)) continue
    const bytes = await archive.bytes(name)
    if (bytes.length > MAX_PICTURE || total + bytes.length > MAX_TOTAL) continue
    total += bytes.length
    pictures.set(name, `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return pictures
}
