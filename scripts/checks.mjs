/**
 * What `npm test` proves besides running the tests. Each check tells whether it held and what its tool
 * printed.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectRoot } from './bootstrap.mjs'
import { run, runTool } from './commands.mjs'
import { npmCommand } from './npm.mjs'

/** @typedef {import('./commands.mjs').Outcome} Outcome */

/**
 * A lock file that was written where some platform's package could not be seen installs there and
 * nowhere else; npm notices when it is asked for a clean install.
 */
export async function checkLocks() {
  const folders = [projectRoot, path.join(projectRoot, 'scripts', 'runtime')]
  const npm = npmCommand(['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund'])
  const dryRun = (/** @type {string} */ cwd) => run(npm.file, npm.args, { ...npm.options, cwd })
  return together(await Promise.all(folders.map(dryRun)))
}

export function checkLint() {
  return runTool('@biomejs/biome', 'biome', ['ci', '--error-on-warnings', '--colors=off', '.'])
}

/** Every folder with a tsconfig is a program of its own, with the globals that this room has. */
export function programFolders() {
  return fs
    .readdirSync(projectRoot)
    .filter((name) => fs.existsSync(path.join(projectRoot, name, 'tsconfig.json')))
}

export async function checkTypes() {
  const folders = programFolders()
  const compile = (/** @type {string} */ folder) =>
    runTool('typescript', 'tsc', ['--project', folder, '--pretty', 'false'])
  const { code, output } = together(
    await mapLimited(folders, Math.min(2, os.cpus().length), compile),
  )
  // A file that several rooms import is part of several programs, and tells of its errors in each.
  return { code, output: [...new Set(output.split('\n'))].join('\n') }
}

/**
 * @param {Outcome[]} outcomes
 * @returns {Outcome}
 */
function together(outcomes) {
  return {
    code: outcomes.some((outcome) => outcome.code !== 0) ? 1 : 0,
    output: outcomes.map((outcome) => outcome.output).join(''),
  }
}

/**
 * @template T, R
 * @param {T[]} items
 * @param {number} limit how many may be under way at a time
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} in the order of the items
 */
export async function mapLimited(items, limit, work) {
  /** @type {R[]} */
  const results = []
  const entries = items.entries()
  // All workers draw from the one iterator, so each item is taken once.
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
