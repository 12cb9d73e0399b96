// The double's Electron: loads the built main, watches it, then becomes ready.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
import { app, openFile } from './app.ts'
import * as electron from './electron.ts'
import { link, start } from './host.ts'

const WATCHDOG_MS = Number(process.env['DOUBLE_WATCHDOG_MS'] ?? 20_000)

Object.defineProperties(process, {
  type: { value: 'browser' },
  resourcesPath: { value: join(start.appFolder, 'resources') },
})
Object.defineProperty(process.versions, 'electron', { value: '45.4.1' })

// A packed app is its own program: nothing stands between it and the words it is given.
if (start.isPackaged) process.argv.splice(1, 1)

link.handle('evaluate', (source: string, argument: unknown) => {
  // As Playwright does it: the function comes as its source and runs here.
  return runInThisContext(`(${source})`)(electron, argument)
})

const manifest = JSON.parse(readFileSync(join(start.appFolder, 'package.json'), 'utf8'))
const main = pathToFileURL(join(start.appFolder, manifest.main)).href

const watchdog = setTimeout(() => {
  process.stderr.write('the entry module does not end: it waits for what comes after it\n')
  process.exit(70)
}, WATCHDOG_MS)
await import(main)
clearTimeout(watchdog)
for (const path of start.openFiles) openFile(path)
app.becomeReady()
