import fs from 'node:fs'
import path from 'node:path'

/** Long enough that starts on an offline machine are quick, short enough that one gets online unasked. */
const rememberedMs = 60 * 60_000

/** @typedef {{ version: string, at: number, reason: string }} FailedFetch */

/** @param {string} root */
function memoryFile(root) {
  return path.join(root, 'out', 'electron-not-fetched.json')
}

/**
 * @param {string} root
 * @param {string} version
 * @param {number} now
 * @returns {FailedFetch | undefined} nothing when it is time to try again
 */
export function recallFailedFetch(root, version, now) {
  try {
    /** @type {FailedFetch} */
    const failed = JSON.parse(fs.readFileSync(memoryFile(root), 'utf8'))
    const age = now - failed.at
    // A clock that was set back must not keep us from trying for years.
    return failed.version === version && age >= 0 && age < rememberedMs ? failed : undefined
  } catch {
    // Absent or cut short: either way nothing is remembered.
    return undefined
  }
}

/**
 * @param {string} root
 * @param {FailedFetch} failed
 */
export function rememberFailedFetch(root, failed) {
  fs.mkdirSync(path.dirname(memoryFile(root)), { recursive: true })
  fs.writeFileSync(memoryFile(root), JSON.stringify(failed))
}

/** @param {string} root */
export function forgetFailedFetch(root) {
  fs.rmSync(memoryFile(root), { force: true })
}
