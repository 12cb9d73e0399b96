/** Packages of Debian and its kin, where they may be installed. */
import { run } from './commands.mjs'

/** @typedef {import('./commands.mjs').Outcome} Outcome */

/** Long enough for a slow machine, short enough to notice one that hangs. */
const installMs = 10 * 60_000

/**
 * @returns {Promise<string[] | undefined>} what goes before apt-get so that it may install; nothing where
 *   it may not. Only a build machine is asked for sudo: a person's machine is theirs.
 */
export async function aptPrivilege() {
  if (process.platform !== 'linux' || (await run('apt-get', ['--version'])).code !== 0)
    return undefined
  if (process.getuid?.() === 0) return []
  const canSudo = process.env['CI'] && (await run('sudo', ['-n', 'true'])).code === 0
  return canSudo ? ['sudo', '-n'] : undefined
}

/**
 * @param {string[]} privilege
 * @param {readonly string[]} packages
 * @returns {Promise<Outcome>}
 */
export async function installByApt(privilege, packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (/** @type {string[]} */ ...args) => {
    const [file = '', ...rest] = [...privilege, 'apt-get', '-qq', ...args]
    return run(file, rest, { env, timeout: installMs })
  }
  const updated = await apt('update')
  if (updated.code !== 0) return updated
  return await apt('install', '-y', '--no-install-recommends', ...packages)
}
