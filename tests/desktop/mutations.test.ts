// Breaks the built main and preload on purpose, in one place each, and sees that it is noticed.
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import { newDataFolder } from '../e2e/servedApp.ts'
import { type DoubleApp, launchDouble } from './launchDouble.ts'
import { appFolder } from './openDesktop.ts'
import { callFromPage } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** What is changed in a built file, and by what it must be noticed. */
type Change = readonly [
  file: 'main.js' | 'preload.cjs',
  from: string | RegExp,
  to: string,
  reason: RegExp,
]

const changes: Readonly<Record<string, Change>> = {
  'waits for readiness at its top level': [
    'main.js',
    /^(if \(lacksDisplay)/m,
    'await app.whenReady();\n$1',
    /the entry module does not end/,
  ],
  'another preload script': [
    'main.js',
    'out/electron/preload.cjs',
    'out/electron/loader.cjs',
    /not-opened.*loader\.cjs/,
  ],
  'no sandbox': ['main.js', /sandbox: true/g, 'sandbox: false', /not safe: sandbox/],
  'no isolated world': [
    'main.js',
    /contextIsolation: true/g,
    'contextIsolation: false',
    /not safe: contextIsolation/,
  ],
  'Node in the page': [
    'main.js',
    /nodeIntegration: false/g,
    'nodeIntegration: true',
    /not safe: nodeIntegration/,
  ],
  'another web': ['main.js', /webSecurity: true/g, 'webSecurity: false', /not safe: webSecurity/],
  'its scheme too late': [
    'main.js',
    /^\thardenProcess\(\);/m,
    'app.whenReady().then(hardenProcess);',
    /app is no privileged scheme/,
  ],
  'another channel': [
    'preload.cjs',
    '"variorum:frame"',
    '"variorum:frames"',
    /nobody hears variorum:frames/,
  ],
  'a preload script that reads files': [
    'preload.cjs',
    /^/,
    'require("node:fs");\n',
    /preload: .*node:fs/,
  ],
  'a preload script that is a module': [
    'preload.cjs',
    'let electron = require("electron");',
    'import * as electron from "electron";',
    /preload script is CommonJS/,
  ],
  'a bridge that carries more': [
    'preload.cjs',
    /\bsend\(frame\) \{/,
    'extra: 1, send(frame) {',
    /the bridge carries extra,onFrame,send/,
  ],
  'an API that is none': [
    'main.js',
    'app.enableSandbox()',
    'app.enableSandboxes()',
    /enableSandboxes is not in the double/,
  ],
  'another folder of the page': [
    'main.js',
    '"out/renderer/"',
    '"out/render/"',
    /not-started.*out.render\b/,
  ],
  'no policy': [
    'main.js',
    /"content-security-policy": content/,
    '"x-policy": content',
    /an inline script ran/,
  ],
  'an open network': [
    'main.js',
    'const cancel = !localSchemes.has(scheme)',
    'const cancel = false',
    /the network is open/,
  ],
  'navigation let go': [
    'main.js',
    'if (isMainFrame && isAppAddress(url)) return;',
    'return;',
    /the page went elsewhere/,
  ],
  'windows let open': ['main.js', 'action: "deny"', 'action: "allow"', /a window was let open/],
  'links opened unasked': [
    'main.js',
    'if (response === 0) await shell.openExternal',
    'await shell.openExternal',
    /a link was opened against the answer/,
  ],
  'frames let speak': ['main.js', 'senderFrame.parent === null &&', '', /heard: frame\b/],
  'strangers let speak': [
    'main.js',
    /&& isAppAddress\(senderFrame\.url\)/,
    '',
    /heard: page,stranger/,
  ],
  'permissions given away': [
    'main.js',
    /allowed\.has\(permission\) && /g,
    '',
    /a permission is given away/,
  ],
  'downloads let begin': [
    'main.js',
    /event\.preventDefault\(\);(\s+log\.write\("warn", "download-denied")/,
    '$1',
    /a download was let begin/,
  ],
  'windows that never say they are there': [
    'main.js',
    '"window-shown"',
    '"shown"',
    /its starter is told shown/,
  ],
}

/** The built app with one change in it. */
function changeApp(path: string, [file, from, to]: Change): void {
  const built = join(path, 'out', 'electron')
  mkdirSync(built, { recursive: true })
  for (const name of ['out/renderer', 'out/jobs', 'assets', 'node_modules']) {
    symlinkSync(join(appFolder, name), join(path, name))
  }
  cpSync(join(appFolder, 'package.json'), join(path, 'package.json'))
  // Not linked: what it imports from beside it would be the unchanged one.
  cpSync(join(appFolder, 'out/electron/chunks'), join(built, 'chunks'), { recursive: true })
  for (const name of ['main.js', 'preload.cjs']) {
    const text = readFileSync(join(appFolder, 'out', 'electron', name), 'utf8')
    const changed = name === file ? text.replace(from, to) : text
    if (name === file && changed === text) throw new Error(`nothing to change in ${file}: ${from}`)
    writeFileSync(join(built, name), changed)
  }
}

/** Starts it and looks at what every start must keep; the first thing that is not so, null if all is. */
async function findFault(folder: string): Promise<string | null> {
  const { path, remove } = newDataFolder()
  const app = launchDouble(browser, {
    appFolder: folder,
    dataFolder: path,
    env: { DOUBLE_WATCHDOG_MS: '5000' },
  })
  const noticed = watchTrouble(app, path)
  const over = new AbortController()
  try {
    return await Promise.race([look(app), waitUntil(noticed, over.signal)])
  } catch (error) {
    return noticed() ?? String(error)
  } finally {
    over.abort()
    app.process().kill('SIGKILL')
    await app.close()
    remove()
  }
}

/** What has gone wrong by itself: an error in the log, an early end, a fault of the page. */
function watchTrouble(app: DoubleApp, dataFolder: string): () => string | null {
  let hasEnded = false
  void app.exited().then(() => {
    hasEnded = true
  })
  const log = join(dataFolder, 'logs', 'variorum.log')
  return () => {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []
    const logged = lines.find((line) => line.includes('"level":"error"'))
    if (logged !== undefined) return logged
    if (hasEnded) return `it ended: ${app.output()}`
    return app.chromium.faults.find((fault) => !isExpected(fault)) ?? null
  }
}

async function waitUntil<T>(read: () => T | null, signal: AbortSignal): Promise<T | null> {
  while (!signal.aborted) {
    const found = read()
    if (found !== null) return found
    await sleep(20)
  }
  return null
}

/** The browser's word for the inline script that is tried. */
const isExpected = (fault: string) => /inline script/.test(fault)

/** `expect.poll` belongs to one test, and these run side by side. */
const patience = { timeout: 30_000, interval: 20 }

async function look(app: DoubleApp): Promise<string | null> {
  // What goes wrong on the way is told by `trouble`.
  const page = await app.firstWindow().catch(() => new Promise<never>(() => undefined))
  await page.waitForURL(/^https:\/\/variorum\./)
  const bridge = await page.evaluate('Object.keys(window.variorum ?? {}).sort().join()')
  if (bridge !== 'onFrame,send') return `the bridge carries ${bridge}`
  await page.getByRole('button', { name: /^New project/ }).waitFor()
  const { kind } = await callFromPage<{ kind: string }>(page, 'host.info', {})
  if (kind !== 'desktop') return `the host is ${kind}`
  await vi.waitFor(() => expect(app.messages).not.toEqual([]), patience)
  if (app.messages.join() !== 'window-shown') return `its starter is told ${app.messages.join()}`
  if (!(await app.chromium.isDenied('https://example.org/'))) return 'the network is open'
  if (await app.chromium.isPermitted('geolocation', 'app://variorum/')) {
    return 'a permission is given away'
  }
  const heard = await whoIsHeard(app)
  if (heard !== 'page') return `heard: ${heard}`
  await page.evaluate(`document.body.append(
    Object.assign(document.createElement('script'), { textContent: 'window.ranInline = true' }))`)
  if (await page.evaluate('window.ranInline === true')) return 'an inline script ran'
  await page.evaluate(`Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(new Blob(['words'])), download: 'words.txt' }).click()`)
  await vi.waitFor(() => expect(app.chromium.downloads).toHaveLength(1), patience)
  return await leave(app, page)
}

/** Tries to open a window and to go elsewhere, each until the host has asked about it or let it happen. */
async function leave(app: DoubleApp, page: Page): Promise<string | null> {
  await app.evaluate(({ dialog, shell }) => {
    const questions: string[] = []
    const opened: string[] = []
    Object.assign(globalThis, { questions, opened })
    shell.openExternal = async (url) => void opened.push(url)
    const ask = async (_window: unknown, { detail = '' }: { detail?: string }) => {
      questions.push(detail)
      return { response: 1, checkboxChecked: false }
    }
    // Electron's declaration knows two ways to call it; this answers the one with a window.
    dialog.showMessageBox = ask as typeof dialog.showMessageBox
  })
  const questions = () => app.evaluate(() => Reflect.get(globalThis, 'questions') as string[])
  await page.evaluate(`window.open('https://example.org/opened')`)
  await vi.waitFor(
    async () => expect(await questions()).toEqual(['https://example.org/opened']),
    patience,
  )
  const address = 'https://example.org/followed'
  await page.evaluate(`Object.assign(document.createElement('a'), { href: '${address}' }).click()`)
  const isGone = () => app.chromium.asked.some(({ url }) => url === address)
  await vi.waitFor(
    async () => expect(isGone() || (await questions()).includes(address)).toBe(true),
    patience,
  )
  if (isGone()) return 'the page went elsewhere'
  // The first link is done with: there is one question at a time.
  const opened = await app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
  return opened.length > 0 ? 'a link was opened against the answer' : null
}

/**
 * Lets a frame and a stranger speak to the host, each right after a document of the page's own; the last
 * that is heard takes the place of the one before, and gets the answer. Tells who got one.
 */
function whoIsHeard(app: DoubleApp): Promise<string> {
  return app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows()
    const sender = window?.webContents
    if (sender === undefined) throw new Error('no window')
    const url = 'app://variorum/'
    const page = { url, parent: null }
    const intruders = {
      frame: { url, parent: { url } },
      stranger: { url: 'https://example.org/', parent: null },
    }
    const call = { t: 'call', id: 1, method: 'host.info', input: {} }
    const before = sender.send
    const heard = new Set<string>()
    for (const [name, senderFrame] of Object.entries(intruders)) {
      const answered = new Promise<void>((resolve) => {
        sender.send = (_channel: string, document: string) => {
          heard.add(document.startsWith('page') ? 'page' : document)
          resolve()
        }
      })
      ipcMain.emit('variorum:frame', { sender, senderFrame: page }, `page before ${name}`, call)
      ipcMain.emit('variorum:frame', { sender, senderFrame }, name, call)
      await answered
    }
    sender.send = before
    return [...heard].join()
  })
}

test('as it is built, nothing is noticed', async () => {
  expect(await findFault(appFolder)).toBe(null)
})

test.concurrent.each(Object.entries(changes))('%s', async (_name, change) => {
  const { path, remove } = newDataFolder()
  try {
    changeApp(path, change)
    expect(await findFault(path)).toMatch(change[3])
  } finally {
    remove()
  }
})
