import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import manifest from '../package.json' with { type: 'json' }
import { createSystemPorts } from '../services/systemPorts.ts'
import { hardenProcess } from './hardenProcess.ts'
import { startDesktop } from './startDesktop.ts'

// Built as out/electron/main.js.
const root = new URL('../../', import.meta.url)
const ports = createSystemPorts({
  environment: process.env,
  platform: process.platform,
  workerFile: new URL('out/jobs/jobWorker.js', root),
  sampleFolder: new URL('assets/sample/', root),
})

hardenProcess()
app.setPath('userData', join(ports.dataFolder, 'window'))
// Not awaited: Electron becomes ready only after this module has run to its end.
void app.whenReady().then(() =>
  startDesktop({
    ports,
    version: manifest.version,
    rendererFolder: fileURLToPath(new URL('out/renderer/', root)),
    preload: fileURLToPath(new URL('out/electron/preload.cjs', root)),
  }),
)
