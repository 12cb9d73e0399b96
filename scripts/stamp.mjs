/**
 * Tells whether what is in out/ was built from the sources as they are now, without reading them: by
 * path, time and size of every file that can matter.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { rooms } from './rooms.mjs'

/** @typedef {{ sources: string, outputs: string[] }} Stamp */

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'out', 'stamp.json')
}

/** @param {string} root */
export function isBuilt(root) {
  const stamp = readStamp(root)
  if (stamp === undefined || stamp.sources !== sourceHash(root)) return false
  return stamp.outputs.every((output) => fs.existsSync(path.join(root, output)))
}

/**
 * @param {string} root
 * @returns {Stamp | undefined}
 */
function readStamp(root) {
  try {
    return JSON.parse(fs.readFileSync(stampFile(root), 'utf8'))
  } catch {
    // Absent or cut short: either way the answer is to build.
    return undefined
  }
}

/**
 * @param {string} root
 * @param {Stamp} stamp
 */
export function writeStamp(root, stamp) {
  const draft = `${stampFile(root)}.new`
  fs.writeFileSync(draft, JSON.stringify(stamp, null, 2))
  fs.renameSync(draft, stampFile(root))
}

/** @param {string} root */
export function removeStamp(root) {
  fs.rmSync(stampFile(root), { force: true })
}

/** @param {string} root */
export function sourceHash(root) {
  const hash = createHash('sha256')
  for (const file of sourceFiles(root)) {
    const { mtimeMs, size } = fs.statSync(path.join(root, file))
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @returns {string[]} sorted, so that the hash does not depend on the order a disk lists them in
 */
function sourceFiles(root) {
  const folders = [...Object.keys(rooms), 'scripts'].map((name) => path.join(root, name))
  const found = folders.flatMap((folder) => filesUnder(folder))
  const styles = filesUnder(path.join(root, 'assets', 'citation-styles'))
  const listed = ['package.json', 'package-lock.json'].map((name) => path.join(root, name))
  return [...found, ...styles, ...listed].map((file) => path.relative(root, file)).sort()
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(file)
    return /\.test\.\w+$/.test(entry.name) ? [] : [file]
  })
}
