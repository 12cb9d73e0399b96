import fs from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { boundary, reachableRooms } from './boundary.mjs'
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
  const built = await Promise.all([...programs, buildRenderer(root)])
  const outputs = [...built.flat(), ...copyCharacterMaps(root)]
  removeLeftovers(root, outputs)
  return outputs
}

/**
 * The page that every host shows. It loads from its own address only and runs under a policy that
 * allows nothing else, so nothing in it is inlined.
 *
 * @param {string} root
 */
async function buildRenderer(root) {
  if (!fs.existsSync(path.join(root, 'renderer', 'index.html'))) return []
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
  return outputsOf(folder, result)
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
  return outputsOf(folder, result)
}

/**
 * @param {string} folder
 * @param {Awaited<ReturnType<typeof build>>} result
 * @returns {string[]} the files made, relative to the root
 */
function outputsOf(folder, result) {
  if (Array.isArray(result) || !('output' in result)) throw new Error('one build, one output')
  return result.output.map((item) => path.join(folder, item.fileName))
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
