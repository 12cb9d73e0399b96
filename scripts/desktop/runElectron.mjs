import { spawn } from 'node:child_process'
import { passSignals } from '../childEnd.mjs'

/** What the main process sends once a window is on the screen. */
export const windowShown = 'window-shown'

/** An end later than this is an end of the app, not of an attempt to start it. */
const startMs = 15_000

/**
 * @typedef {import('../childEnd.mjs').ChildEnd} ChildEnd
 * @typedef {{ end: ChildEnd } | { failed: string }} ElectronOutcome `failed` is a clause: it never came to a window
 */

/**
 * Runs Electron until it ends. One that fails soon and without a window (no screen, a sandbox that this
 * system refuses, a missing library) counts as one that is not there.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, startsWithinMs?: number }} options
 * @returns {Promise<ElectronOutcome>}
 */
export function runElectron(file, args, { env, startsWithinMs = startMs }) {
  const child = spawn(file, args, {
    env: asApp(env),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const signals = passSignals(child)
  let isStarting = true
  const startOver = () => {
    isStarting = false
  }
  const timer = setTimeout(startOver, startsWithinMs)
  child.on('message', (message) => {
    if (message === windowShown) startOver()
  })
  return new Promise((resolve) => {
    const settle = (/** @type {ElectronOutcome} */ outcome) => {
      clearTimeout(timer)
      signals.stop()
      resolve(outcome)
    }
    child.on('error', (error) => settle({ failed: `Electron did not start (${error.message})` }))
    child.on('exit', (code, signal) => {
      const isFailure = code !== 0 && isStarting && !signals.wasAsked()
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`
      settle(
        isFailure
          ? { failed: `Electron ended ${how} before it had a window` }
          : { end: { code, signal } },
      )
    })
  })
}

/**
 * Terminals inside editors that are Electron themselves hand this on, and Electron would be a plain Node.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function asApp({ ELECTRON_RUN_AS_NODE: _, ...env }) {
  return env
}
