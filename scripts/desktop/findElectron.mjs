import fs from 'node:fs'
import path from 'node:path'

/**
 * The program of Electron, looked for by file: importing the package would start a download that has no
 * time limit. The same rules as in electron/install.js.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} only a file that is there, of the version that is installed
 */
export function findElectron(root, env) {
  const folder = electronFolder(root)
  const program = readText(path.join(folder, 'path.txt'))
  const named = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named) return existing(path.join(named, program ?? programName(process.platform)))
  const isWhole = readText(path.join(folder, 'dist', 'version'))?.replace(/^v/, '')
  if (program === undefined || isWhole !== electronVersion(root)) return undefined
  return existing(path.join(folder, 'dist', program))
}

/** @param {string} root */
export function electronFolder(root) {
  return path.join(root, 'node_modules', 'electron')
}

/** @param {string} root */
export function electronVersion(root) {
  const manifest = fs.readFileSync(path.join(electronFolder(root), 'package.json'), 'utf8')
  return String(JSON.parse(manifest).version)
}

/**
 * Where the program is in a folder of Electron.
 *
 * @param {NodeJS.Platform} platform
 */
export function programName(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} file */
function existing(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined
}

/** @param {string} file */
function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
}
