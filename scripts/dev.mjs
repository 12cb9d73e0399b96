/**
 * `npm run dev`: runs the app from its sources and follows every change, with data of its own in .data/dev
 * unless VARIORUM_DATA_DIR names another place. In its own windows where Electron is here already, else in
 * the browser; `--desktop` and `--browser` ask for one of them.
 */
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDeps, ensureNode, projectRoot, say } from './bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { findElectron } = await import('./desktop/findElectron.mjs')
const { hasDisplay } = await import('./desktop/hasDisplay.mjs')

const { values } = parseArgs({
  options: { port: { type: 'string' }, desktop: { type: 'boolean' }, browser: { type: 'boolean' } },
})
const dataFolder = path.join(projectRoot, '.data', 'dev')
const environment = { VARIORUM_DATA_DIR: dataFolder, ...process.env }
const isForBrowser = values.browser === true || values.port !== undefined
const electron = isForBrowser ? undefined : findElectron(projectRoot, process.env)
if (values.desktop && electron === undefined) {
  say('Electron is not here: npm start -- --desktop fetches it.')
  process.exit(1)
}
const ended = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
await (electron !== undefined && hasDisplay(process.env) ? runDesktop(electron) : runInBrowser())

/** @param {string} file */
async function runDesktop(file) {
  const { buildIfStale } = await import('./buildIfStale.mjs')
  const { startDesktopDev } = await import('./dev/startDesktopDev.mjs')
  if (!(await buildIfStale())) process.exit(1)
  const dev = await startDesktopDev(projectRoot, { environment, electron: file })
  say('It follows every change. Ctrl+C, or closing its windows, ends it.')
  await Promise.race([ended, dev.closed])
  await dev.close()
}

async function runInBrowser() {
  if (!process.features.typescript) {
    say('Jobs run from their sources, which needs Node 22.18 or newer.')
    process.exit(1)
  }
  const { startDev } = await import('./dev/startDev.mjs')
  const dev = await startDev(projectRoot, { environment, port: Number(values.port ?? 0) })
  process.stdout.write(`Variorum, from its sources: ${dev.link}\n`)
  say('It follows every change. Ctrl+C ends it.')
  await ended
  await dev.close()
}
