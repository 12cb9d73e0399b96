import { isDeviceName } from '../uniqueNames.ts'

/** What some file system or Obsidian's links cannot have in a name, and controls. */
const FORBIDDEN = /[*"\\/<>:|?#^[\]\p{Cc}\p{Cs}]/gu

const LONGEST = 100

/** A name for a file on every system: NFC, without signs that are syntax somewhere. */
export function vaultFileName(title: string): string {
  const plain = title.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[. ]+$/g, '')
  if (short === '') return 'Untitled'
  return isDeviceName(short) ? `${short}_` : short
}

/**
 * A code's path as a nested tag of Obsidian: letters, digits, - and _ only, not of digits alone
 * (https://help.obsidian.md/tags).
 */
export function tagOf(path: readonly string[]): string {
  const parts = path.map((name) => {
    const word = name
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '')
    return word === '' ? 'code' : word
  })
  const tag = parts.join('/')
  return /^[\d/]+$/.test(tag) ? `code-${tag}` : tag
}
