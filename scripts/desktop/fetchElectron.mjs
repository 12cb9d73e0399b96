import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { say } from '../bootstrap.mjs'
import { run } from '../commands.mjs'
import { downloadFile } from './downloadFile.mjs'
import { electronFolder, electronVersion } from './findElectron.mjs'

/** Unpacking 300 MB, on a slow disk. */
const unpackMs = 5 * 60_000

/**
 * Downloads Electron for this machine, from where its package and the environment say, checks it
 * against the package's checksums, and has the package unpack it.
 *
 * Its own installer downloads without a time limit. So we put the archive into the cache that the
 * installer looks into first.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @throws {Error} whose message fits behind "because"
 */
export async function fetchElectron(root, env) {
  const folder = electronFolder(root)
  const version = electronVersion(root)
  const { downloadArtifact } = await importGet(folder)
  const arch = env['ELECTRON_INSTALL_ARCH'] || env['npm_config_arch'] || process.arch
  say(`Fetching Electron ${version} ...`)
  const tell = progressTeller()
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: env['ELECTRON_INSTALL_PLATFORM'] || env['npm_config_platform'] || process.platform,
    arch,
    checksums: JSON.parse(fs.readFileSync(path.join(folder, 'checksums.json'), 'utf8')),
    ...(env['electron_config_cache'] ? { cacheRoot: env['electron_config_cache'] } : {}),
    downloader: {
      download: (url, target) => downloadFile(url, target, { onProgress: tell }),
    },
  })
  await unpack(folder, { ...env, ELECTRON_INSTALL_ARCH: arch })
}

/**
 * The very downloader that the package uses, which is not one of ours.
 *
 * @param {string} folder
 * @returns {Promise<typeof import('@electron/get')>}
 */
async function importGet(folder) {
  const file = createRequire(path.join(folder, 'package.json')).resolve('@electron/get')
  return await import(pathToFileURL(file).href)
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
async function unpack(folder, env) {
  const script = path.join(folder, 'install.js')
  const { code, output } = await run(process.execPath, [script], { env, timeout: unpackMs })
  if (code === 0) return
  const [line] = output.split('\n').filter((text) => /\S/.test(text))
  throw new Error(`its installer failed with exit code ${code}: ${line ?? 'no word'}`)
}

/** One line for every tenth: it reads the same in a terminal and in a log. */
function progressTeller() {
  let told = 0
  /**
   * @param {number} received
   * @param {number | undefined} total
   */
  return (received, total) => {
    if (total === undefined) return
    const tenths = Math.floor((received / total) * 10)
    if (tenths === told) return
    told = tenths
    say(`  ${tenths * 10} % of ${Math.ceil(total / 1e6)} MB`)
  }
}
