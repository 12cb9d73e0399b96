/** `npm run build`; with --if-stale only when the sources have changed since the last build. */
import { stripVTControlCharacters } from 'node:util'
import { ensureDeps, ensureNode, prepareAlone, projectRoot, say } from './bootstrap.mjs'
import { isBuilt, removeStamp, sourceHash, writeStamp } from './stamp.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { buildAll } = await import('./bundles.mjs')

await prepareAlone(projectRoot, 'build', async () => {
  if (process.argv.includes('--if-stale') && isBuilt(projectRoot)) return
  say('Building ...')
  // Before reading any source: a file that is saved during the build makes the next one stale.
  const sources = sourceHash(projectRoot)
  removeStamp(projectRoot)
  try {
    writeStamp(projectRoot, { sources, outputs: await buildAll(projectRoot) })
  } catch (error) {
    say(stripVTControlCharacters(error instanceof Error ? error.message : String(error)))
    process.exitCode = 1
  }
})
