// `npm start` in a small checkout with the real scripts, the real installer of Electron and stand-ins for
// what it would run.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './bootstrap.mjs'
import { bundles } from './bundles.mjs'
import { storedZip } from './desktop/storedZip.fixture.ts'

const version = '45.4.1'
let root = ''

beforeAll(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-start-')))
  linkPackages()
  for (const name of ['package.json', 'package-lock.json', 'scripts']) copy(name)
  for (const source of bundles.flatMap((bundle) => Object.values(bundle.entries))) {
    write(source, 'export {}\n')
  }
  write('server/main.ts', `console.log('serving', ...process.argv.slice(2))\n`)
})

afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

beforeEach(() => {
  for (const name of ['dist', 'path.txt'])
    fs.rmSync(electron(name), { recursive: true, force: true })
  for (const name of ['cache', 'out/electron-not-fetched.json']) {
    fs.rmSync(path.join(root, name), { recursive: true, force: true })
  }
})

/** All packages by link, but of Electron only what its package brings, with checksums of our own. */
function linkPackages(): void {
  const packages = path.join(projectRoot, 'node_modules')
  fs.mkdirSync(path.join(root, 'node_modules'))
  for (const name of fs.readdirSync(packages).filter((other) => other !== 'electron')) {
    fs.symlinkSync(path.join(packages, name), path.join(root, 'node_modules', name))
  }
  for (const name of ['package.json', 'install.js']) copy(`node_modules/electron/${name}`)
  write('node_modules/electron/checksums.json', JSON.stringify({ [archiveName]: sha256(archive) }))
}

function copy(name: string): void {
  const filter = (file: string) => !file.includes(path.join('scripts', 'runtime'))
  fs.cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true, filter })
}

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), content)
}

function electron(name: string): string {
  return path.join(root, 'node_modules', 'electron', name)
}

/** What stands in for the program of Electron: says what it was told, then does as the test wants. */
function standIn(what: string): string {
  return `#!${process.execPath}
    const [folder, ...words] = process.argv.slice(2)
    const shown = () => new Promise((sent) => process.send('window-shown', sent))
    console.log('desktop', folder === ${JSON.stringify(root)}, ...words)
    ${what}`
}

function installStandIn(what: string): void {
  write('node_modules/electron/dist/electron', standIn(what))
  fs.chmodSync(electron('dist/electron'), 0o755)
  write('node_modules/electron/dist/version', version)
  write('node_modules/electron/path.txt', 'electron')
}

const archiveName = `electron-v${version}-${process.platform}-${process.arch}.zip`
const archive = storedZip({
  electron: { content: `#!/bin/sh\necho fetched desktop; exit 0\n`, mode: 0o755 },
  version: { content: version, mode: 0o644 },
})

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A place to fetch from; counts how often it is asked. */
async function startMirror(answer: http.RequestListener) {
  let requests = 0
  const server = http.createServer((request, response) => {
    requests += 1
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url, requests: () => requests }
}

interface Surroundings {
  readonly display?: string
  readonly mirror?: string
  readonly override?: string
}

function start(words: string[], { display = ':0', mirror, override = '' }: Surroundings = {}) {
  const env = {
    ...process.env,
    DISPLAY: display,
    WAYLAND_DISPLAY: '',
    // Nobody is there: nothing is ever fetched from a place that a test has not made.
    npm_config_electron_mirror: mirror ?? 'http://127.0.0.1:1/',
    electron_config_cache: path.join(root, 'cache'),
    ELECTRON_OVERRIDE_DIST_PATH: override,
  }
  return spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function finish(child: ReturnType<typeof start>) {
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  const said = stderr.replace(/^Building \.\.\.\n/m, '')
  return { code: child.exitCode, signal: child.signalCode, stdout, stderr, said }
}

const served = 'Variorum is served to your browser, where a sample project is offered.\n'

// The stand-ins are scripts that only these systems start; without a display is a thing of Linux.
describe.runIf(process.platform === 'linux')('npm start', () => {
  test('opens the desktop app where Electron is there, and its end is ours', async () => {
    installStandIn('await shown(); process.exit(7)')
    const result = await finish(start(['a project.variorum']))
    expect(result).toMatchObject({
      code: 7,
      signal: null,
      stdout: 'desktop true a project.variorum\n',
      said: '',
    })
  })

  test('takes the Electron that is named', async () => {
    write('own/electron', standIn(''))
    fs.chmodSync(path.join(root, 'own/electron'), 0o755)
    const named = await finish(start([], { override: path.join(root, 'own') }))
    expect(named).toMatchObject({ code: 0, stdout: 'desktop true\n', said: '' })
    const wrong = await finish(start([], { override: path.join(root, 'none') }))
    expect(wrong.stdout).toBe('serving\n')
    expect(wrong.said).toContain(`Electron is not in ELECTRON_OVERRIDE_DIST_PATH, ${root}/none: `)
  })

  test('serves the app at once where there is no display, and fetches nothing', async () => {
    const mirror = await startMirror(() => {})
    const result = await finish(start(['--no-open'], { display: '', mirror: mirror.url }))
    expect(result).toMatchObject({ code: 0, stdout: 'serving --no-open\n', said: served })
    const plain = await finish(start(['a'], { display: '', mirror: mirror.url }))
    expect(plain).toMatchObject({ stdout: 'serving a\n' })
    expect(plain.said).toBe(`There is no display here: ${served}`)
    expect(mirror.requests()).toBe(0)
  })

  test('serves the app when asked for the browser, though Electron is there', async () => {
    installStandIn('')
    expect(await finish(start(['--browser', 'a.variorum']))).toMatchObject({
      stdout: 'serving a.variorum\n',
      said: 'Variorum is served to your browser.\n',
    })
  })

  test('says that the app is served when it is built', async () => {
    write('core/word.ts', `export const word = 'changed'\n`)
    const { stderr } = await finish(start(['--browser']))
    expect(stderr).toBe(`Building ...\n${served}`)
  })

  test('serves the app when Electron ends before its window, and tells its exit code', async () => {
    installStandIn('process.exit(66)')
    const { code, stdout, said } = await finish(start(['a']))
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'desktop true a\nserving a\n' })
    expect(said).toBe(`Electron ended with exit code 66 before it had a window: ${served}`)
  })

  test('passes a signal on and ends as the app ends', async () => {
    const asked = `process.on('SIGTERM', () => { console.log('asked'); process.exit(9) })`
    for (const window of ['', 'await shown()']) {
      installStandIn(`${asked}; ${window}; console.log('ready'); setInterval(() => {}, 1000)`)
      const child = start([])
      child.stdout.on('data', (data) => String(data).includes('ready') && child.kill('SIGTERM'))
      const { code, stdout, said } = await finish(child)
      expect({ code, stdout, said }).toEqual({
        code: 9,
        stdout: 'desktop true\nready\nasked\n',
        said: '',
      })
    }
  })

  test('ends by the signal that ended the app', async () => {
    installStandIn(`await shown(); process.kill(process.pid, 'SIGKILL')`)
    expect(await finish(start([]))).toMatchObject({ code: null, signal: 'SIGKILL', said: '' })
  })
})

describe.runIf(process.platform === 'linux')('where Electron is not there, npm start', () => {
  test('fetches it with progress, checks it, starts it, and finds it the next time', async () => {
    const mirror = await startMirror((_, response) => {
      response.setHeader('content-length', archive.length)
      response.end(archive)
    })
    const first = await finish(start([], { mirror: mirror.url }))
    expect(first).toMatchObject({ code: 0, stdout: 'fetched desktop\n' })
    expect(first.said).toBe(`Fetching Electron ${version} ...\n  100 % of 1 MB\n`)
    const second = await finish(start([], { mirror: mirror.url }))
    expect(second).toMatchObject({ code: 0, stdout: 'fetched desktop\n', said: '' })
    expect(mirror.requests()).toBe(1)
  })

  test('runs nothing that is not what the package says it is', async () => {
    const mirror = await startMirror((_, response) => response.end(Buffer.from('something else')))
    const { stdout, said } = await finish(start([], { mirror: mirror.url }))
    expect(stdout).toBe('serving\n')
    expect(said).toContain('Electron is not here and could not be fetched (Generated checksum for ')
  })

  test('serves the app when it cannot be fetched, and does not try again for a while', async () => {
    const mirror = await startMirror((_, response) => response.writeHead(403).end())
    const first = await finish(start(['a'], { mirror: mirror.url }))
    expect(first).toMatchObject({ code: 0, stdout: 'serving a\n' })
    const why = 'Electron is not here and could not be fetched (the server answers 403)'
    expect(first.said).toBe(`Fetching Electron ${version} ...\n${why}: ${served}`)
    const second = await finish(start(['a'], { mirror: mirror.url }))
    expect(second.stdout).toBe('serving a\n')
    expect(second.said).toMatch(
      /^Electron could not be fetched at \d\d:\d\d \(the server answers 403;/,
    )
    expect(mirror.requests()).toBe(1)
  })

  test('tries again when the desktop is demanded, and then takes nothing else', async () => {
    const refusing = await startMirror((_, response) => response.writeHead(403).end())
    await finish(start([], { mirror: refusing.url }))
    const again = await finish(start(['--desktop'], { mirror: refusing.url }))
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.said).toMatch(/could not be fetched \(the server answers 403\)\.\n$/)
    expect(refusing.requests()).toBe(2)
    const willing = await startMirror((_, response) => response.end(archive))
    const { stdout } = await finish(start(['--desktop'], { mirror: willing.url }))
    expect(stdout).toBe('fetched desktop\n')
  })
})
