/**
 * A process that stands for another: signals go in, and the way the other ended comes out. Imports
 * nothing, because the bootstrap needs it.
 */

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} ChildEnd */

const passed = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ stop: () => void, wasAsked: () => boolean }} `wasAsked`: somebody asked us, and so it, to end
 */
export function passSignals(child) {
  let isAsked = false
  const handlers = passed.map((signal) => {
    const handler = () => {
      isAsked = true
      // A terminal sends Ctrl+C to the child as well; twice would read as "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    process.on(signal, handler)
    return { signal, handler }
  })
  return {
    stop() {
      for (const { signal, handler } of handlers) process.off(signal, handler)
    },
    wasAsked: () => isAsked,
  }
}

/**
 * Ends this process as that one ended.
 *
 * @param {ChildEnd} end
 * @returns {Promise<never>} nothing that comes after it runs
 */
export function endAs({ code, signal }) {
  if (signal === null) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  // The system may take a moment, and some signals end nothing.
  return new Promise(() => setTimeout(() => process.exit(1), 1000))
}
