/** What some file system or Obsidian's links cannot have in a name, and controls. */
const FORBIDDEN = /[*"\\/<>:|?#^[\]\p{Cc}\p{Cs}]/gu

/** What Windows keeps for devices, whatever the extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const LONGEST = 100

/** A name for a file on every system: NFC, without signs that are syntax somewhere. */
export function vaultFileName(title: string): string {
  const plain = title.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[. ]+$/g, '')
  if (short === '') return 'Untitled'
  return RESERVED.test(short) ? `${short}_` : short
}

/** Gives each wish a name that no other has, upper and lower case alike; `taken` are lower case. */
export function uniqueNames(taken: Iterable<string>): (wish: string) => string {
  const used = new Set(taken)
  return (wish) => {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wish : `${wish} ${count}`
      const key = name.toLowerCase()
      if (used.has(key)) continue
      used.add(key)
      return name
    }
  }
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
