import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './bootstrap.mjs'
import { buildIfStale } from './buildIfStale.mjs'

/**
 * Builds what is stale, then becomes the built program: same process, so its streams, signals and exit
 * code need no passing on.
 *
 * @param {string} program its place in out/
 * @param {string[]} args
 */
export async function runCommand(program, args) {
  if (!(await buildIfStale())) process.exit(1)
  const file = path.join(projectRoot, 'out', program)
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file).href)
}
