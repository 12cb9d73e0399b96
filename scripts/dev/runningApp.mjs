import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { say } from '../bootstrap.mjs'
import { asApp } from '../desktop/runElectron.mjs'

/** So long it may take to finish what is being written. */
const patienceMs = 8000

/**
 * The desktop app, which is started again when there is a new one.
 *
 * @param {{ electron: string, root: string, env: NodeJS.ProcessEnv }} options `electron`: its program
 */
export function createRunningApp({ electron, root, env }) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  const closed = Promise.withResolvers()

  function start() {
    const started = spawn(electron, [root], { env: asApp(env), stdio: 'inherit' })
    child = started
    started.on('error', (error) => say(`Electron does not start: ${error.message}`))
    started.on('exit', (code, signal) => {
      // Another one is on its way, or this is the end.
      if (child !== started) return
      child = undefined
      if (code === 0) closed.resolve(undefined)
      else say(`The app ended with ${signal ?? `exit code ${code}`}. A change starts it again.`)
    })
  }

  async function stop() {
    const stopped = child
    child = undefined
    if (stopped === undefined || stopped.exitCode !== null || stopped.signalCode !== null) return
    const timer = setTimeout(() => stopped.kill('SIGKILL'), patienceMs)
    stopped.kill('SIGTERM')
    await once(stopped, 'exit')
    clearTimeout(timer)
  }

  return {
    /** The person closed it. */
    closed: closed.promise,
    async restart() {
      await stop()
      start()
    },
    stop,
  }
}
