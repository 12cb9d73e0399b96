import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from './bootstrap.mjs'
import { isBuilt } from './stamp.mjs'

/**
 * Brings out/ up to date. The build runs in a process of its own, so that the bundler neither stays in
 * the memory of the command that needed it nor writes to its standard output.
 *
 * @returns {Promise<boolean>} false when the build failed; it has said why on stderr
 */
export async function buildIfStale() {
  if (isBuilt(projectRoot)) return true
  const script = path.join(projectRoot, 'scripts', 'build.mjs')
  const child = spawn(process.execPath, [script, '--if-stale'], { stdio: ['ignore', 2, 2] })
  const code = await new Promise((resolve) => child.on('close', resolve))
  return code === 0
}
