import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseChangelog, releaseNotes } from './changelog.mjs'

/**
 * Puts beside the packages of a version what is published with them: RELEASE-NOTES.md, and SHA256SUMS as
 * `sha256sum --check` reads it.
 *
 * @param {string} folder where the packages are
 * @param {{ version: string, changelog: string }} release
 * @returns {Promise<string[]>} names of the packages
 * @throws {Error} when the changelog does not tell of this version
 */
export async function writeReleaseFiles(folder, { version, changelog }) {
  const section = parseChangelog(changelog).find((other) => other.version === version)
  if (section === undefined) throw new Error(`docs/CHANGELOG.md does not tell of ${version}`)
  const packages = packagesOf(folder, version)
  const sums = await Promise.all(packages.map((name) => sha256(path.join(folder, name))))
  const lines = packages.map((name, index) => `${sums[index]}  ${name}\n`)
  fs.writeFileSync(path.join(folder, 'SHA256SUMS'), lines.join(''))
  fs.writeFileSync(path.join(folder, 'RELEASE-NOTES.md'), releaseNotes(section))
  return packages
}

/**
 * Of this version only: packages of earlier ones may lie there. Block maps are for updates over a
 * network, which this app does not do.
 *
 * @param {string} folder
 * @param {string} version
 */
function packagesOf(folder, version) {
  const entries = fs.readdirSync(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  const isPackage = (/** @type {string} */ name) =>
    name.startsWith(`Variorum-${version}-`) && !name.endsWith('.blockmap')
  return names.filter(isPackage).sort()
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(fs.createReadStream(file), hash)
  return hash.digest('hex')
}
