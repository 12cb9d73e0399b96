// Breaks the built main and preload on purpose, in one place each, and sees that it is noticed.
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
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

type Change = readonly [file: 'main.js' | 'preload.cjs', from: string | RegExp, to: string]

const changes: Readonly<Record<string, Change>> = {
  'waits for readiness at its top level': [
    'main.js',
    /^(if \(lacksDisplay)/m,
    'await app.whenReady();\n$1',
  ],
  'another preload script': ['main.js', 'out/electron/preload.cjs', 'out/electron/loader.cjs'],
  'no sandbox': ['main.js', /sandbox: true/g, 'sandbox: false'],
  'no isolated world': ['main.js', /contextIsolation: true/g, 'contextIsolation: false'],
  'Node in the page': ['main.js', /nodeIntegration: false/g, 'nodeIntegration: true'],
  'its scheme too late': [
    'main.js',
    /^\thardenProcess\(\);/m,
    'app.whenReady().then(hardenProcess);',
  ],
  'another channel': ['preload.cjs', '"variorum:frame"', '"variorum:frames"'],
  'a preload script that reads files': ['preload.cjs', /^/, 'require("node:fs");\n'],
  'a preload script that is a module': [
    'preload.cjs',
    'let electron = require("electron");',
    'import * as electron from "electron";',
  ],
  'a bridge that carries more': ['preload.cjs', /\bsend\(frame\) \{/, 'electron, send(frame) {'],
  'an API that is none': ['main.js', 'app.enableSandbox()', 'app.enableSandboxes()'],
  'another folder of the page': ['main.js', '"out/renderer/"', '"out/render/"'],
  'no policy': ['main.js', /"content-security-policy": content/, '"x-policy": content'],
  'an open network': [
    'main.js',
    'const cancel = !localSchemes.has(scheme)',
    'const cancel = false',
  ],
  'navigation let go': ['main.js', 'if (isMainFrame && isAppAddress(url)) return;', 'return;'],
  'windows let open': ['main.js', 'action: "deny"', 'action: "allow"'],
  'frames let speak': ['main.js', 'senderFrame.parent === null &&', ''],
  'strangers let speak': ['main.js', /&& isAppAddress\(senderFrame\.url\)/, ''],
  'permissions given away': ['main.js', /allowed\.has\(permission\) && /g, ''],
  'windows that never say they are there': ['main.js', '"window-shown"', '"shown"'],
}

/** The built app with one change in it. */
function changedApp([file, from, to]: Change): string {
  const { path, remove } = newDataFolder()
  onTestFinished(remove)
  const built = join(path, 'out', 'electron')
  mkdirSync(built, { recursive: true })
  for (const name of ['out/renderer', 'out/jobs', 'assets', 'node_modules']) {
    symlinkSync(join(appFolder, name), join(path, name))
  }
  cpSync(join(appFolder, 'package.json'), join(path, 'package.json'))
  for (const name of ['main.js', 'preload.cjs']) {
    const text = readFileSync(join(appFolder, 'out', 'electron', name), 'utf8')
    const changed = name === file ? text.replace(from, to) : text
    if (name === file && changed === text) throw new Error(`nothing to change in ${file}: ${from}`)
    writeFileSync(join(built, name), changed)
  }
  return path
}

/** As `look`, and an app that does nothing at all is not as it must be either. */
async function probe(folder: string, timeout: number): Promise<void> {
  const patience = sleep(timeout * 2, undefined, { ref: false }).then(() => {
    throw new Error('it does nothing')
  })
  await Promise.race([look(folder, timeout), patience])
}

/** Starts it and looks at what every start must keep; throws where something is not as it must be. */
async function look(folder: string, timeout: number): Promise<void> {
  const { path, remove } = newDataFolder()
  onTestFinished(remove)
  const env = { DOUBLE_WATCHDOG_MS: String(timeout) }
  const app = launchDouble(browser, { appFolder: folder, dataFolder: path, env })
  onTestFinished(() => {
    app.process().kill('SIGKILL')
  })
  const page = await app.firstWindow()
  page.setDefaultTimeout(timeout)
  await page.waitForURL(/^https:\/\/variorum\./)
  expect(await page.evaluate('Object.keys(window.variorum ?? {}).sort()')).toEqual([
    'onFrame',
    'send',
  ])
  await page.getByRole('button', { name: /^New project/ }).waitFor()
  expect(await callFromPage(page, 'host.info', {})).toMatchObject({ kind: 'desktop' })
  expect(app.messages).toContain('window-shown')
  expect(await app.chromium.isDenied('https://example.org/')).toBe(true)
  expect(await app.chromium.isPermitted('geolocation', 'app://variorum/')).toBe(false)
  expect(await hears(app, 'app://variorum/', null)).toBe(true)
  expect(await hears(app, 'app://variorum/', { url: 'app://variorum/' })).toBe(false)
  expect(await hears(app, 'https://example.org/', null)).toBe(false)
  await page.evaluate(`document.body.append(
    Object.assign(document.createElement('script'), { textContent: 'window.ranInline = true' }))`)
  expect(await page.evaluate('window.ranInline === true')).toBe(false)
  await page.evaluate(`window.open('http://example.org/')`)
  await page.evaluate(
    `Object.assign(document.createElement('a'), { href: 'http://example.org/' }).click()`,
  )
  await page.waitForTimeout(300)
  expect(page.url()).toMatch(/^https:\/\/variorum\.app\.double\.invalid\//)
  expect(app.chromium.faults.filter((fault) => !fault.includes('inline script'))).toEqual([])
  await app.close()
}

/** Whether the host hears a document that speaks from there, as far as its answer tells. */
function hears(app: DoubleApp, url: string, parent: object | null): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow, ipcMain }, senderFrame) => {
      const [window] = BrowserWindow.getAllWindows()
      const sender = window?.webContents
      if (sender === undefined) throw new Error('no window')
      let isHeard = false
      const before = sender.send
      sender.send = () => {
        isHeard = true
      }
      const call = { t: 'call', id: 1, method: 'host.info', input: {} }
      ipcMain.emit('variorum:frame', { sender, senderFrame }, `made up ${Math.random()}`, call)
      return new Promise<boolean>((resolve) =>
        setTimeout(() => {
          sender.send = before
          resolve(isHeard)
        }, 60),
      )
    },
    { url, parent },
  )
}

test('as it is built, nothing is noticed', async () => {
  await probe(appFolder, 60_000)
})

test.each(Object.entries(changes))('%s', async (_name, change) => {
  await expect(probe(changedApp(change), 4000)).rejects.toThrow()
})
