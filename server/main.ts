import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import { createSystemPorts } from '../services/systemPorts.ts'
import { runServe } from './runServe.ts'

const { platform, env: environment, stdin, stdout, stderr } = process
const isBuilt = import.meta.url.endsWith('.js')
const root = new URL(isBuilt ? '../../' : '../', import.meta.url)

process.exitCode = await runServe({
  words: process.argv.slice(2),
  openPorts: () =>
    createSystemPorts({
      environment,
      platform,
      workerFile: new URL(isBuilt ? 'out/jobs/jobWorker.js' : 'services/jobs/jobWorker.ts', root),
      sampleFolder: new URL('assets/sample/', root),
    }),
  version: manifest.version,
  rendererFolder: fileURLToPath(new URL('out/renderer/', root)),
  platform,
  environment,
  stdin,
  stdout,
  stderr,
  stopped: Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal))),
})
