import type { Entry } from 'yauzl'
import { isDeviceName } from '../../../core/export/uniqueNames.ts'

const FILE_TYPE_MASK = 0xf000
const SYMBOLIC_LINK = 0xa000

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
  if (parts.some(isDeviceName)) return `has an entry with a device's name (${name})`
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMBOLIC_LINK) {
    return `has an entry that is a link (${name})`
  }
  return null
}
