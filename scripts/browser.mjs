/** The Chromium that tests drive: found, or installed by whatever way this machine has. */
import fs from 'node:fs'
import path from 'node:path'
import { aptPrivilege, installByApt } from './apt.mjs'
import { say } from './bootstrap.mjs'
import { run, runTool } from './commands.mjs'

/** @typedef {import('./commands.mjs').Outcome} Outcome */

/** Long enough for a slow machine, short enough to notice one that hangs. */
const versionMs = 20_000

/**
 * The browser of CHROMIUM_PATH where that is set, and no other then; else Playwright's own; else one of
 * the system.
 *
 * @param {{ env?: NodeJS.ProcessEnv, places?: () => Promise<string[]>, isBrowser?: (file: string) => Promise<boolean> }} [machine]
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser(machine = {}) {
  const { env = process.env, places = knownPlaces, isBrowser = answers } = machine
  const named = env['CHROMIUM_PATH']
  for (const file of named ? [named] : await places()) {
    if (await isBrowser(file)) return file
  }
  return undefined
}

/**
 * Finds a browser or installs one, and tells every later process about it by CHROMIUM_PATH.
 *
 * @param {{ find?: () => Promise<string | undefined>, ways?: InstallWay[], env?: NodeJS.ProcessEnv }} [machine]
 * @returns {Promise<Outcome>}
 */
export async function provideBrowser(machine = {}) {
  const { find = findBrowser, ways, env = process.env } = machine
  let file = await find()
  const named = env['CHROMIUM_PATH']
  if (file === undefined && named) {
    return { code: 1, output: `CHROMIUM_PATH is ${named}, which is no browser that starts.\n` }
  }
  let output = ''
  for (const way of file === undefined ? (ways ?? (await waysToInstall())) : []) {
    say(`Installing a browser for the tests by ${way.name} ...`)
    output += (await way.install()).output
    file = await find()
    if (file !== undefined) break
  }
  if (file === undefined) {
    return { code: 1, output: `${output}Install Chromium, or set CHROMIUM_PATH to where it is.\n` }
  }
  env['CHROMIUM_PATH'] = file
  return { code: 0, output }
}

/** @returns {Promise<string[]>} where a browser may be, the best first */
async function knownPlaces() {
  const { chromium } = await import('playwright-core')
  return [chromium.executablePath(), ...systemPlaces()]
}

function systemPlaces() {
  if (process.platform === 'darwin') {
    const names = ['Chromium', 'Google Chrome', 'Microsoft Edge']
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return folders.flatMap((folder) =>
      programs.map((program) => path.join(process.env[folder] ?? '', program)),
    )
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

/**
 * A file of the right name may be a stub that tells how to get the real one, or lack libraries.
 *
 * @param {string} file
 */
async function answers(file) {
  if (!fs.existsSync(file)) return false
  // On Windows it would open a window instead.
  if (process.platform === 'win32') return true
  const { code, output } = await run(file, ['--version'], { timeout: versionMs })
  return code === 0 && /\b(Chromium|Chrome|Edge)\b.*\d/.test(output)
}

/** @typedef {{ name: string, install: () => Promise<Outcome> }} InstallWay */

/** @returns {Promise<InstallWay[]>} the likeliest to work first */
async function waysToInstall() {
  const byPlaywright = {
    name: 'Playwright',
    install: () => runTool('playwright-core', 'playwright-core', ['install', 'chromium']),
  }
  const privilege = await aptPrivilege()
  if (privilege === undefined) return [byPlaywright]
  // With the libraries it needs, which Playwright's download does not bring.
  const install = () => installByApt(privilege, ['chromium', 'fonts-dejavu-core'])
  return [{ name: 'apt', install }, byPlaywright]
}
