import fs from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { boundary, reachableRooms } from './boundary.mjs'
import { writeNotices } from './packing/notices.mjs'
import { copyCharacterMaps, withoutCanvas } from './pdfjs.mjs'

/**
 * @typedef {object} Bundle
 * @property {string} folder where it goes, inside out/
 * @property {Record<string, string>} entries name of the built file, without its ending -> source file
 * @property {string[]} rooms the only rooms whose modules may be in it
 * @property {string} [target] what runs it; left out: the oldest Node that can
 * @property {true} [isPreload] one CommonJS file for a sandbox, in which only `electron` can be required
 */

/** @type {Bundle[]} */
export const bundles = [
  { folder: 'cli', entries: { variorum: 'cli/main.ts' }, rooms: reachableRooms('cli') },
  {
    folder: 'jobs',
    entries: { jobWorker: 'services/jobs/jobWorker.ts' },
    rooms: reachableRooms('services'),
  },
  { folder: 'server', entries: { main: 'server/main.ts' }, rooms: reachableRooms('server') },
  {
    folder: 'electron',
    entries: { main: 'electron/main.ts' },
    rooms: reachableRooms('electron'),
    target: 'node24',
  },
  {
    folder: 'electron',
    entries: { preload: 'electron/preload.ts' },
    rooms: ['electron'],
    target: 'chrome156',
    isPreload: true,
  },
]

/**
 * @param {string} root
 * @returns {Promise<string[]>} the files made, relative to the root
 */
export async function buildAll(root) {
  const programs = bundles.map((bundle) => buildForNode(root, bundle))
  const built = [...(await Promise.all([...programs, buildRenderer(root)])), copyStyles(root)]
  const notices = writeNotices(
    root,
    built.flatMap(({ sources }) => sources),
  )
  const outputs = [...built.flatMap(({ files }) => files), ...copyCharacterMaps(root), notices]
  removeLeftovers(root, outputs)
  return outputs
}

/**
 * Builds anew, of the desktop app, what shows the windows (`page`), what is behind them (`main`), or both. What is
 * only copied is left as it is.
 *
 * @param {string} root
 * @param {{ page: boolean, main: boolean }} parts
 */
export async function buildDesktop(root, { page, main }) {
  const programs = bundles.filter(({ folder }) => main && ['electron', 'jobs'].includes(folder))
  await Promise.all([
    ...programs.map((bundle) => buildForNode(root, bundle)),
    ...(page ? [buildRenderer(root)] : []),
  ])
}

/**
 * The page that every host shows. It loads from its own address only and runs under a policy that
 * allows nothing else, so nothing in it is inlined.
 *
 * @param {string} root
 */
async function buildRenderer(root) {
  if (!fs.existsSync(path.join(root, 'renderer', 'index.html'))) return { files: [], sources: [] }
  const folder = path.join('out', 'renderer')
  const result = await build({
    root: path.join(root, 'renderer'),
    base: '/',
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react(), boundary(root, reachableRooms('renderer'))],
    build: {
      outDir: path.join(root, folder),
      emptyOutDir: false,
      target: 'chrome126',
      assetsInlineLimit: 0,
      // A warning at half a megabyte is meant for pages that come over a network.
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  })
  return builtOf(folder, result, path.join(root, 'renderer'))
}

/**
 * @param {string} root
 * @param {Bundle} bundle
 */
export async function buildForNode(root, bundle) {
  const folder = path.join('out', bundle.folder)
  const result = await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [boundary(root, bundle.rooms), withoutCanvas],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: folder,
      // Emptied afterwards, of what is left over: a process may be running from the old files.
      emptyOutDir: false,
      target: bundle.target ?? 'node22',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: bundle.entries,
        external: ['better-sqlite3', 'electron', /^node:/],
        output: bundle.isPreload
          ? { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  })
  return builtOf(folder, result, root)
}

/** @typedef {{ files: string[], sources: string[] }} Built the files made, relative to the root, and what is in them */

/**
 * Copies the styles of citing beside the jobs, which read them.
 *
 * @param {string} root
 * @returns {Built}
 */
function copyStyles(root) {
  const from = path.join('assets', 'citation-styles')
  const folder = path.join('out', 'jobs', 'citation-styles')
  const names = fs.existsSync(path.join(root, from)) ? fs.readdirSync(path.join(root, from)) : []
  for (const name of names) {
    fs.mkdirSync(path.join(root, folder), { recursive: true })
    fs.copyFileSync(path.join(root, from, name), path.join(root, folder, name))
  }
  return {
    files: names.map((name) => path.join(folder, name)),
    sources: names.map((name) => path.join(from, name)),
  }
}

/**
 * @param {string} folder
 * @param {Awaited<ReturnType<typeof build>>} result
 * @param {string} base what the build takes names relative to
 * @returns {Built}
 */
function builtOf(folder, result, base) {
  if (Array.isArray(result) || !('output' in result)) throw new Error('one build, one output')
  const sources = result.output.flatMap((item) =>
    item.type === 'chunk' ? item.moduleIds : item.originalFileNames,
  )
  return {
    files: result.output.map((item) => path.join(folder, item.fileName)),
    // Some are modules of the bundler's own, or a file with a word about how it is imported.
    sources: sources
      .filter((source) => !source.startsWith('\0'))
      .map((source) => path.resolve(base, source.replace(/\?.*$/, ''))),
  }
}

/**
 * Removes from the folders of the build what an earlier one made and this one did not.
 *
 * @param {string} root
 * @param {string[]} outputs
 */
function removeLeftovers(root, outputs) {
  const kept = new Set(outputs)
  const folders = new Set(outputs.map((file) => file.split(path.sep).slice(0, 2).join(path.sep)))
  for (const folder of folders) {
    for (const entry of fs.readdirSync(path.join(root, folder), { recursive: true })) {
      const file = path.join(folder, String(entry))
      const isFile = fs.statSync(path.join(root, file)).isFile()
      if (isFile && !kept.has(file)) fs.rmSync(path.join(root, file))
    }
  }
}
