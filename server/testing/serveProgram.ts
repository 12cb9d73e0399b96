// `variorum serve` as main.ts composes it, but with the interface in the folder that its first argument
// names: tests need no build.
import { once } from 'node:events'
import { createSystemPorts } from '../../services/systemPorts.ts'
import { runServe } from '../runServe.ts'

const { platform, env: environment, stdin, stdout, stderr } = process
const [rendererFolder = '', ...words] = process.argv.slice(2)

process.exitCode = await runServe({
  words,
  openPorts: () =>
    createSystemPorts({
      environment,
      platform,
      workerFile: new URL('../../services/jobs/jobWorker.ts', import.meta.url),
      sampleFolder: new URL('../../assets/sample/', import.meta.url),
    }),
  version: '0.0.0',
  rendererFolder,
  platform,
  environment,
  stdin,
  stdout,
  stderr,
  stopped: Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal))),
})
