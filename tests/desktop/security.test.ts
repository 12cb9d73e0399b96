// The promises of docs/SECURITY.md, each kept by the built main and preload before a real page.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder } from '../e2e/servedApp.ts'
import type { DesktopApp, DesktopLauncher } from './desktopApp.ts'
import { doubleOf } from './launchDouble.ts'
import { createLauncher, runsInElectron } from './launcher.ts'
import { openDesktop } from './openDesktop.ts'
import { callFromPage } from './person.ts'

let launcher: DesktopLauncher
let app: DesktopApp
let page: Page
const data = newDataFolder()

beforeAll(async () => {
  launcher = await createLauncher()
  const desktop = await openDesktop(launcher, data.path)
  app = desktop.app
  page = desktop.page
  await page.getByRole('button', { name: /^New project/ }).waitFor()
})
afterAll(async () => {
  await app.close()
  await launcher.close()
  data.remove()
})

function logged(): string {
  return readFileSync(join(data.path, 'logs', 'variorum.log'), 'utf8')
}

describe('what crosses into the page', () => {
  test('are two functions, frozen, and nothing of Node or Electron', async () => {
    const found = await page.evaluate(`({
      names: Object.keys(window.variorum).sort(),
      isFrozen: Object.isFrozen(window.variorum),
      canReplace: Reflect.set(window, 'variorum', 1) || Reflect.deleteProperty(window, 'variorum'),
      leaked: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__doubleSend']
        .filter((name) => name in window),
    })`)
    expect(found).toEqual({
      names: ['onFrame', 'send'],
      isFrozen: true,
      canReplace: false,
      leaked: [],
    })
  })

  test('no frame gets a bridge', async () => {
    const hasBridge = await page.evaluate(`(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const has = 'variorum' in frame.contentWindow
      frame.remove()
      return has
    })()`)
    expect(hasBridge).toBe(false)
  })

  test('what is no frame of the API gets an error for an answer, a path gets nothing', async () => {
    const unknown = callFromPage(page, 'files.read', { path: '/etc/passwd' })
    await expect(unknown).rejects.toThrow('invalid_input')
    const asGrant = callFromPage(page, 'projects.open', { grant: join(data.path, 'windows.json') })
    await expect(asGrant).rejects.toThrow('not_found')
  })
})

describe('who may speak to the host', () => {
  let count = 0

  /**
   * Sends a call as if it came from there, right after one from a new document of the page itself. Whoever
   * is heard last takes the place of the one before, and alone gets an answer: true when it was not the page.
   */
  async function isAnswered(from: { url: string; parent: object | null }, isForeign = false) {
    count += 1
    return await app.evaluate(
      ({ BrowserWindow, ipcMain }, { frame, isOther, number }) => {
        const [window] = BrowserWindow.getAllWindows()
        if (window === undefined) throw new Error('no window')
        const { webContents } = window
        const call = { t: 'call', id: 1, method: 'host.info', input: {} }
        const page = { url: 'app://variorum/', parent: null }
        const before = webContents.send
        const madeUp = `made up ${number}`
        return new Promise<boolean>((resolve) => {
          const answered = (isIntruder: boolean) => {
            webContents.send = before
            resolve(isIntruder)
          }
          webContents.send = (_channel: string, document: string) => answered(document === madeUp)
          const stranger = { send: () => answered(true), isDestroyed: () => false }
          const sender = isOther ? stranger : webContents
          const first = { sender: webContents, senderFrame: page }
          ipcMain.emit('variorum:frame', first, `page ${number}`, call)
          ipcMain.emit('variorum:frame', { sender, senderFrame: frame }, madeUp, call)
        })
      },
      { frame: from, isOther: isForeign, number: count },
    )
  }

  const own = { url: 'app://variorum/', parent: null }

  test('the page itself; none of its frames, no other origin, no other window', async () => {
    expect(await isAnswered({ ...own, parent: { url: own.url } })).toBe(false)
    expect(await isAnswered({ ...own, url: 'https://example.org/' })).toBe(false)
    expect(await isAnswered({ ...own, url: 'app://variorum.example.org/' })).toBe(false)
    expect(await isAnswered({ ...own, url: 'app://person@variorum/' })).toBe(false)
    expect(await isAnswered({ ...own, url: 'file:///tmp/page.html' })).toBe(false)
    expect(await isAnswered(own, true)).toBe(false)
    expect(logged()).toContain('sender-refused')
    // So that the silence above is no accident of this test.
    expect(await isAnswered(own)).toBe(true)
    await page.reload()
    await page.getByRole('button', { name: /^New project/ }).waitFor()
  })
})

describe('the page runs nothing but its own files', () => {
  test('no inline script, no handler, no eval', async () => {
    await page.evaluate(`(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.body.append(script)
      const button = document.body.appendChild(document.createElement('button'))
      button.setAttribute('onclick', 'window.ranHandler = true')
      button.click()
      button.remove()
    })()`)
    expect(await page.evaluate('[window.ranInline, window.ranHandler]')).toEqual([
      undefined,
      undefined,
    ])
    const refused = await page.evaluate<string[]>(`(() => {
      const found = []
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => found.push(blockedURI))
      for (const name of ['https://example.org/a.js', 'http://127.0.0.1:9/a.js', 'data:text/javascript,1']) {
        document.body.append(Object.assign(document.createElement('script'), { src: name }))
      }
      return new Promise((resolve) => {
        const wait = () => (found.length < 3 ? setTimeout(wait, 20) : resolve(found))
        wait()
      })
    })()`)
    expect(refused).toHaveLength(3)
  })

  test('reaches nothing over a network, whatever its policy says', async () => {
    const attempts = [
      `fetch('https://example.org/')`,
      `fetch('http://127.0.0.1:9/')`,
      `new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://example.org/')
        socket.onopen = resolve
        socket.onclose = socket.onerror = () => reject(new Error('refused'))
      })`,
    ]
    for (const attempt of attempts) await expect(page.evaluate(attempt)).rejects.toThrow()
    expect(app.leaks()).toEqual([])
  })

  test.skipIf(runsInElectron)('nor without its policy: the session itself denies it', async () => {
    const { chromium } = doubleOf(app)
    for (const url of [
      'https://example.org/',
      'http://x/',
      'wss://x/',
      'file:///etc/passwd',
      'ftp://x/',
    ]) {
      expect(await chromium.isDenied(url), url).toBe(true)
    }
    expect(await chromium.isDenied('app://variorum/')).toBe(false)
  })

  test('its own scheme gives the built files and nothing beside them', async () => {
    const answer = (path: string, init = '{}') =>
      page.evaluate<[number, string | null]>(
        `fetch(${JSON.stringify(path)}, ${init}).then((it) => [it.status, it.headers.get('content-security-policy')])`,
      )
    const [status, policy] = await answer('/')
    expect(status).toBe(200)
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/main.tsx', '/etc/passwd']) {
      expect((await answer(path))[0], path).toBe(404)
    }
    expect((await answer('/', "{ method: 'PUT' }"))[0]).toBe(405)
    expect((await answer('/upload', "{ method: 'POST', body: 'x' }"))[0]).toBe(400)
  })
})

describe('the page stays where it is', () => {
  /** Answers the next questions about links; what was asked and opened since. */
  async function watchLinks(isOpened: boolean): Promise<() => Promise<string[]>> {
    await app.evaluate(
      ({ dialog, shell }, response) => {
        const seen: string[] = []
        Object.assign(globalThis, { seen })
        const ask = async (_window: unknown, { detail = '' }: { detail?: string }) => {
          seen.push(`asked ${detail}`)
          return { response, checkboxChecked: false }
        }
        // Electron's declaration knows two ways to call it; this answers the one with a window.
        dialog.showMessageBox = ask as typeof dialog.showMessageBox
        shell.openExternal = async (url) => void seen.push(`opened ${url}`)
      },
      isOpened ? 0 : 1,
    )
    return () => app.evaluate(() => Reflect.get(globalThis, 'seen') as string[])
  }

  async function expectFollowed(script: string, isOpened: boolean, expected: readonly string[]) {
    const seen = await watchLinks(isOpened)
    await page.evaluate(script)
    await expect.poll(seen).toEqual(expected)
  }

  /** Until the host has refused it, which it writes down. */
  async function expectRefused(script: string) {
    const refusals = () => logged().split('link-denied').length
    const before = refusals()
    const seen = await watchLinks(true)
    await page.evaluate(script)
    await expect.poll(refusals).toBe(before + 1)
    expect(await seen()).toEqual([])
  }

  const link = (address: string, target = '') =>
    `Object.assign(document.createElement('a'), { href: ${JSON.stringify(address)}, target: '${target}' }).click()`

  test('an https link is shown and opened outside only when the person says so', async () => {
    // One address each: Chromium takes a second click on a link that it is still following for the first.
    const at = (number: number) => `https://example.org/page?a=${number}`
    await expectFollowed(link(at(1)), false, [`asked ${at(1)}`])
    await expectFollowed(link(at(2)), true, [`asked ${at(2)}`, `opened ${at(2)}`])
    await expectFollowed(link(at(3), '_blank'), true, [`asked ${at(3)}`, `opened ${at(3)}`])
    await expectFollowed(`window.open('${at(4)}')`, false, [`asked ${at(4)}`])
    expect(page.url().startsWith(app.pageAddress)).toBe(true)
    expect(app.windows()).toHaveLength(1)
  })

  test('no other kind of address is offered at all', async () => {
    const onTheWeb = ['http://example.org/', 'https://name@example.org/']
    for (const address of onTheWeb) await expectRefused(link(address))
    // A link to a scheme that Chromium itself does not know goes nowhere, and nobody hears of it.
    for (const address of [...onTheWeb, 'app://other/']) {
      await expectRefused(`window.open('${address}')`)
    }
    expect(page.url().startsWith(app.pageAddress)).toBe(true)
  })

  test('no page is embedded in another', async () => {
    const isPrevented = await app.evaluate(({ BrowserWindow }) => {
      const [contents] = BrowserWindow.getAllWindows().map((window) => window.webContents)
      let prevented = false
      const event = {
        preventDefault() {
          prevented = true
        },
      }
      contents?.emit('will-attach-webview', event, {}, {})
      return prevented
    })
    expect(isPrevented).toBe(true)
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '/' }))`,
    )
    await page.waitForTimeout(200)
    expect(await page.frames().at(-1)?.content()).not.toContain('id="root"')
    await page.evaluate(`document.querySelector('iframe').remove()`)
  })
})

describe('what nobody has a use for is denied', () => {
  test.skipIf(runsInElectron)('permissions, but for words on the clipboard', async () => {
    const { chromium } = doubleOf(app)
    const permissions = ['geolocation', 'media', 'notifications', 'clipboard-read', 'fileSystem']
    for (const permission of [...permissions, 'openExternal', 'display-capture', 'local-fonts']) {
      expect(await chromium.isPermitted(permission, 'app://variorum/'), permission).toBe(false)
    }
    const write = 'clipboard-sanitized-write'
    expect(await chromium.isPermitted(write, 'app://variorum/')).toBe(true)
    expect(await chromium.isPermitted(write, 'https://example.org/')).toBe(false)
  })

  test.skipIf(runsInElectron)('downloads', async () => {
    const { chromium } = doubleOf(app)
    await page.evaluate(`Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['words'])), download: 'words.txt' }).click()`)
    await expect.poll(() => chromium.downloads).toHaveLength(1)
    expect(chromium.faults).not.toContain('a download was let begin')
    expect(logged()).toContain('download-denied')
  })

  test.skipIf(runsInElectron)(
    'dictionaries, devices, and Chromium’s own ways to a network',
    async () => {
      const found = await app.evaluate(({ app: electronApp, session }) => {
        const { commandLine } = electronApp
        // Members that only the double shows.
        const { deviceCheck, isSpellChecking } = session.defaultSession as unknown as {
          deviceCheck(): boolean
          isSpellChecking: boolean
        }
        const { isSandboxed } = electronApp as unknown as { isSandboxed: boolean }
        return {
          isSandboxed,
          isSpellChecking,
          device: deviceCheck(),
          resolves: commandLine.getSwitchValue('host-resolver-rules'),
          quiet: ['disable-background-networking', 'disable-component-update'].every((name) =>
            commandLine.hasSwitch(name),
          ),
        }
      })
      expect(found).toEqual({
        isSandboxed: true,
        isSpellChecking: false,
        device: false,
        resolves: 'MAP * ~NOTFOUND',
        quiet: true,
      })
    },
  )
})
