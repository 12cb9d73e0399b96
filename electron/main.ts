import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import manifest from '../package.json' with { type: 'json' }
import { createSystemPorts } from '../services/systemPorts.ts'
import { hardenProcess } from './hardenProcess.ts'
import { lacksDisplay } from './lacksDisplay.ts'
import { hearOutside } from './outsideWishes.ts'
import { startDesktop } from './startDesktop.ts'
import { texts } from './texts.ts'

// Built as out/electron/main.js.
const root = new URL('../../', import.meta.url)

function begin(): void {
  hardenProcess()
  const ports = createSystemPorts({
    environment: process.env,
    platform: process.platform,
    workerFile: new URL('out/jobs/jobWorker.js', root),
    sampleFolder: new URL('assets/sample/', root),
  })
  // Chromium's own files: what the page remembers, and the lock that makes this the only instance.
  app.setPath('userData', join(ports.dataFolder, 'window'))
  const wishes = hearOutside()
  if (wishes === null) {
    app.exit(0)
    return
  }
  // Not awaited: Electron becomes ready only after this module has run to its end.
  void app.whenReady().then(() =>
    startDesktop({
      ports,
      version: manifest.version,
      rendererFolder: fileURLToPath(new URL('out/renderer/', root)),
      preload: fileURLToPath(new URL('out/electron/preload.cjs', root)),
      wishes,
    }),
  )
}

if (lacksDisplay(process.platform, process.env)) {
  process.stderr.write(`${texts.noDisplay}\n`)
  app.exit(1)
} else {
  begin()
}
