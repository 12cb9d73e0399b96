import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './bootstrap.mjs'
import { buildIfStale } from './buildIfStale.mjs'

/**
 * Builds what is stale, then becomes the built command: same process, so its streams, signals and exit
 * code need no passing on.
 *
 * @param {string[]} args
 */
export async function runCommand(args) {
  if (!(await buildIfStale())) process.exit(1)
  const command = path.join(projectRoot, 'out', 'cli', 'variorum.js')
  process.argv = [process.execPath, command, ...args]
  await import(pathToFileURL(command).href)
}
