// The promises of docs/SECURITY.md, each kept by the built main and preload before a real page.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import { newDataFolder } from '../e2e/servedApp.ts'
import type { DoubleApp } from './launchDouble.ts'
import { openDesktop } from './openDesktop.ts'
import { callFromPage } from './person.ts'

let browser: Browser
let app: DoubleApp
let page: Page
const data = newDataFolder()

beforeAll(async () => {
  browser = await launchBrowser()
  const desktop = await openDesktop(browser, data.path)
  app = desktop.app
  page = desktop.page
  await page.getByRole('button', { name: /^New project/ }).waitFor()
})
afterAll(async () => {
  await app.close()
  await browser.close()
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
  /** Sends a call as if it came from there; tells whether the host answered. */
  async function isAnswered(from: { url: string; parent: object | null }, isOther = false) {
    return await app.evaluate(
      ({ BrowserWindow, ipcMain }, { frame, isForeign }) => {
        const [window] = BrowserWindow.getAllWindows()
        if (window === undefined) throw new Error('no window')
        const answers: unknown[] = []
        const sender = isForeign
          ? { send: (...args: unknown[]) => answers.push(args), isDestroyed: () => false }
          : window.webContents
        const before = window.webContents.send
        window.webContents.send = (...args: unknown[]) => void answers.push(args)
        const call = { t: 'call', id: 1, method: 'host.info', input: {} }
        ipcMain.emit('variorum:frame', { sender, senderFrame: frame }, 'made-up-document', call)
        return new Promise<boolean>((resolve) =>
          setTimeout(() => {
            window.webContents.send = before
            resolve(answers.length > 0)
          }, 100),
        )
      },
      { frame: from, isForeign: isOther },
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
      return new Promise((resolve) => setTimeout(() => resolve(found), 300))
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
    // The same without the policy of the page: the session itself denies them.
    for (const url of [
      'https://example.org/',
      'http://x/',
      'wss://x/',
      'file:///etc/passwd',
      'ftp://x/',
    ]) {
      expect(await app.chromium.isDenied(url), url).toBe(true)
    }
    expect(await app.chromium.isDenied('app://variorum/')).toBe(false)
    expect(app.chromium.asked.filter(({ isDenied }) => !isDenied)).toEqual([])
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
  /** Answers the question about a link, and tells what was asked and opened meanwhile. */
  async function followed(script: string, isOpened: boolean) {
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
    await page.evaluate(script)
    await page.waitForTimeout(300)
    return await app.evaluate(() => Reflect.get(globalThis, 'seen') as string[])
  }

  const link = (address: string, target = '') =>
    `Object.assign(document.createElement('a'), { href: ${JSON.stringify(address)}, target: '${target}' }).click()`

  test('an https link is shown and opened outside only when the person says so', async () => {
    const address = 'https://example.org/page?a=1'
    expect(await followed(link(address), false)).toEqual([`asked ${address}`])
    expect(await followed(link(address), true)).toEqual([`asked ${address}`, `opened ${address}`])
    expect(await followed(link(address, '_blank'), true)).toEqual([
      `asked ${address}`,
      `opened ${address}`,
    ])
    expect(await followed(`window.open('${address}')`, false)).toEqual([`asked ${address}`])
    expect(page.url()).toMatch(/^https:\/\/variorum\.app\.double\.invalid\//)
    expect(app.windows()).toHaveLength(1)
  })

  test('no other kind of address is offered at all', async () => {
    for (const address of ['http://example.org/', 'https://name@example.org/', 'app://other/']) {
      expect(await followed(`window.open('${address}')`, true), address).toEqual([])
      expect(await followed(link(address), true), address).toEqual([])
    }
    expect(page.url()).toMatch(/^https:\/\/variorum\.app\.double\.invalid\//)
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
  test('permissions, but for putting words on the clipboard', async () => {
    const permissions = ['geolocation', 'media', 'notifications', 'clipboard-read', 'fileSystem']
    for (const permission of [...permissions, 'openExternal', 'display-capture', 'local-fonts']) {
      expect(await app.chromium.isPermitted(permission, 'app://variorum/'), permission).toBe(false)
    }
    const write = 'clipboard-sanitized-write'
    expect(await app.chromium.isPermitted(write, 'app://variorum/')).toBe(true)
    expect(await app.chromium.isPermitted(write, 'https://example.org/')).toBe(false)
  })

  test('downloads', async () => {
    await page.evaluate(`Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['words'])), download: 'words.txt' }).click()`)
    await expect.poll(() => app.chromium.downloads).toHaveLength(1)
    expect(app.chromium.faults).not.toContain('a download was let begin')
    expect(logged()).toContain('download-denied')
  })

  test('dictionaries, devices, and the ways in which Chromium itself would use a network', async () => {
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
  })
})
