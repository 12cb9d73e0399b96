import fs from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { boundary, reachableRooms } from './boundary.mjs'

/**
 * @typedef {object} Bundle
 * @property {string} folder where it goes, inside out/
 * @property {Record<string, string>} entries name of the built file, without .js -> source file
 * @property {string[]} rooms the only rooms whose modules may be in it
 */

/** @type {Bundle[]} */
export const bundles = [
  { folder: 'cli', entries: { variorum: 'cli/main.ts' }, rooms: reachableRooms('cli') },
  {
    folder: 'jobs',
    entries: { jobWorker: 'services/jobs/jobWorker.ts' },
    rooms: reachableRooms('services'),
  },
]

/**
 * @param {string} root
 * @returns {Promise<string[]>} the files made, relative to the root
 */
export async function buildAll(root) {
  const outputs = await Promise.all(bundles.map((bundle) => buildForNode(root, bundle)))
  return outputs.flat()
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
    plugins: [boundary(root, bundle.rooms)],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: folder,
      // Emptied afterwards, of what is left over: a process may be running from the old files.
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: bundle.entries,
        external: ['better-sqlite3', /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  })
  const made = outputsOf(result).map((file) => path.join(folder, file))
  removeLeftovers(root, folder, made)
  return made
}

/**
 * @param {Awaited<ReturnType<typeof build>>} result
 * @returns {string[]}
 */
function outputsOf(result) {
  if (Array.isArray(result) || !('output' in result)) throw new Error('one build, one output')
  return result.output.map((item) => item.fileName)
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string[]} made
 */
function removeLeftovers(root, folder, made) {
  const kept = new Set(made)
  for (const entry of fs.readdirSync(path.join(root, folder), { recursive: true })) {
    const file = path.join(folder, String(entry))
    const isFile = fs.statSync(path.join(root, file)).isFile()
    if (isFile && !kept.has(file)) fs.rmSync(path.join(root, file))
  }
}
