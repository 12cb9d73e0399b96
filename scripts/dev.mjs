/**
 * `npm run dev`: serves the app from its sources and follows every change, with data of its own in
 * .data/dev unless VARIORUM_DATA_DIR names another place.
 */
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDeps, ensureNode, projectRoot, say } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
if (!process.features.typescript) {
  say('Jobs run from their sources, which needs Node 22.18 or newer.')
  process.exit(1)
}
const { startDev } = await import('./dev/startDev.mjs')

const { values } = parseArgs({ options: { port: { type: 'string' } } })
const dataFolder = path.join(projectRoot, '.data', 'dev')
const environment = { VARIORUM_DATA_DIR: dataFolder, ...process.env }
const dev = await startDev(projectRoot, { environment, port: Number(values.port ?? 0) })
process.stdout.write(`Variorum, from its sources: ${dev.link}\n`)
say('It follows every change. Ctrl+C ends it.')
await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
await dev.close()
