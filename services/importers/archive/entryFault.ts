import type { Entry } from 'yauzl'

const FILE_TYPE_MASK = 0xf000
const SYMBOLIC_LINK = 0xa000
/** Names that Windows gives to devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * Why an entry must not be in an archive that is trusted to be read, or null. Nothing is ever written
 * under such a name; an archive that tries is not what it says it is.
 */
export function entryFault(entry: Entry): string | null {
  const name = entry.fileName
  const parts = name.split('/')
  if (name === '' || name.includes('\0')) return 'has an entry without a proper name'
  if (/^(?:[a-z]:|\/)/i.test(name) || parts.includes('..')) {
    return `has an entry that leads outside it (${name})`
  }
  if (parts.some((part) => reserved.test(part)))
    return `has an entry with a device's name (${name})`
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMBOLIC_LINK) {
    return `has an entry that is a link (${name})`
  }
  return null
}
