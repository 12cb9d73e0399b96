/**
 * `npm run dist`: makes the packages of this system, or of those named (`npm run dist -- --linux --win`),
 * with their checksums and the release notes, in dist/. Needs a network; see docs/RELEASING.md.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ensureDeps, ensureNode, projectRoot, say } from '../bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { buildIfStale } = await import('../buildIfStale.mjs')
const { endAs } = await import('../childEnd.mjs')
const { toolFile } = await import('../commands.mjs')
const { writeReleaseFiles } = await import('./releaseFiles.mjs')

const { placeholdersIn } = await import('./placeholders.mjs')

const read = (/** @type {string} */ name) => fs.readFileSync(path.join(projectRoot, name), 'utf8')

const isForPublishing = !process.argv.includes('--dir')
const missing = placeholdersIn(JSON.parse(read('package.json')))
if (isForPublishing && missing.length > 0) {
  say(`package.json still has made-up values for ${missing.join(' and ')}: see docs/RELEASING.md.`)
  process.exit(1)
}
if (!(await buildIfStale())) process.exit(1)
const end = await pack(process.argv.slice(2))
if (end.code !== 0) await endAs(end)
// The bare app is to look at: nothing is published of it.
if (!isForPublishing) process.exit(0)
const { version } = JSON.parse(read('package.json'))
const release = { version, changelog: read('docs/CHANGELOG.md') }
const packages = await writeReleaseFiles(path.join(projectRoot, 'dist'), release)
say(`In dist/, with SHA256SUMS and RELEASE-NOTES.md: ${packages.join(', ') || 'no packages'}`)

/**
 * @param {string[]} args
 * @returns {Promise<import('../childEnd.mjs').ChildEnd>}
 */
function pack(args) {
  const builder = toolFile('electron-builder', 'electron-builder')
  const child = spawn(process.execPath, [builder, ...args], { cwd: projectRoot, stdio: 'inherit' })
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })))
}
