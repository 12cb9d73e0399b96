import { prepareAlone } from '../bootstrap.mjs'
import { forgetFailedFetch, recallFailedFetch, rememberFailedFetch } from './failedFetch.mjs'
import { fetchElectron } from './fetchElectron.mjs'
import { electronVersion, findElectron } from './findElectron.mjs'

/** @typedef {{ file: string } | { lacking: string }} ElectronOrReason `lacking` is a clause: why there is none */

/**
 * Finds Electron or fetches it. A fetch that failed lately is not tried again unless asked for.
 *
 * @param {string} root
 * @param {{ env: NodeJS.ProcessEnv, retries: boolean }} options
 * @returns {Promise<ElectronOrReason>}
 */
export async function provideElectron(root, { env, retries }) {
  const found = findElectron(root, env)
  if (found !== undefined) return { file: found }
  const named = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return { lacking: `Electron is not in ELECTRON_OVERRIDE_DIST_PATH, ${named}` }
  return await prepareAlone(root, 'electron', () => fetchOnce(root, env, retries))
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} retries
 * @returns {Promise<ElectronOrReason>}
 */
async function fetchOnce(root, env, retries) {
  const version = electronVersion(root)
  const failed = retries ? undefined : recallFailedFetch(root, version, Date.now())
  if (failed !== undefined) {
    const at = new Date(failed.at).toTimeString().slice(0, 5)
    const again = 'npm start -- --desktop tries again'
    return { lacking: `Electron could not be fetched at ${at} (${failed.reason}; ${again})` }
  }
  try {
    // Somebody may have fetched it while we waited for our turn.
    if (findElectron(root, env) === undefined) await fetchElectron(root, env)
    const file = findElectron(root, env)
    if (file === undefined) throw new Error('its installer left no program')
    forgetFailedFetch(root)
    return { file }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    rememberFailedFetch(root, { version, at: Date.now(), reason })
    return { lacking: `Electron is not here and could not be fetched (${reason})` }
  }
}
