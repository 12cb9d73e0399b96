import { extname } from 'node:path'
import { isDeviceName } from '../../core/export/uniqueNames.ts'

/** In UTF-8; file systems allow 255, and other names are made of this one by adding to it. */
const MAX_BYTES = 160
const LONGEST_EXTENSION = 20

/**
 * The name that a page gave, as a name that the file system takes and that stays in its folder.
 * Otherwise it is kept as it is: documents are titled by it.
 */
export function safeFileName(given: string, isWindows = process.platform === 'win32'): string {
  const base = given.split(/[\\/]/).at(-1) ?? ''
  const name = shortened(base.toWellFormed().replaceAll(/\p{Cc}/gu, ''))
  if (/^\.{0,2}$/.test(name)) return 'unnamed'
  return isWindows ? windowsName(name) : name
}

/** A file name for something that a person named: there a slash is a sign like any other. */
export function fileNameFor(title: string): string {
  return safeFileName(title.replaceAll(/[\\/]/g, '-'))
}

function windowsName(name: string): string {
  const allowed = name.replaceAll(/[<>:"|?*]/g, '_').replace(/[ .]+$/, '_')
  return isDeviceName(allowed) ? `_${allowed}` : allowed
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  const extension = extname(name)
  if (Buffer.byteLength(extension) > LONGEST_EXTENSION) return firstBytes(name, MAX_BYTES)
  const stem = name.slice(0, name.length - extension.length)
  return firstBytes(stem, MAX_BYTES - Buffer.byteLength(extension)) + extension
}

/** Whole characters only. */
function firstBytes(text: string, limit: number): string {
  let bytes = 0
  let result = ''
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    result += character
  }
  return result
}
