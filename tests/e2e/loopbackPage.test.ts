// The loopback host as a real browser meets it, and as it meets a hostile page in the same browser.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type LoopbackHarness, openLoopback } from '../../server/testing/loopbackHarness.ts'
import { launchBrowser } from './launchBrowser.ts'

/** A page that tries what a page with a hole in it would be made to try. */
const holed = (elsewhere: string) => `<!doctype html>
<html><head><meta charset="utf-8"><link rel="icon" href="data:,">
<base href="${elsewhere}/">
<link rel="stylesheet" href="/assets/style.css">
<link rel="stylesheet" href="${elsewhere}/style.css">
<script>document.documentElement.dataset.inline = 'ran'</script>
<script src="${elsewhere}/script.js"></script>
<script type="module" src="/assets/app.js"></script>
</head><body>
<img src="${elsewhere}/pixel.png"><iframe src="${elsewhere}/frame.html"></iframe>
<img src="x" onerror="document.documentElement.dataset.handler = 'ran'">
<form action="${elsewhere}/form"><button>Send</button></form>
</body></html>`

const app = `
document.documentElement.dataset.module = 'ran'
try {
  eval("document.documentElement.dataset.evaluated = 'ran'")
} catch {}
window.api = new Promise((resolve, reject) => {
  const socket = new WebSocket('/api')
  socket.onopen = () => socket.send('{"t":"call","id":1,"method":"host.info","input":{}}')
  socket.onmessage = ({ data }) => resolve(JSON.parse(data))
  socket.onerror = () => reject(new Error('no socket'))
})
`

/** Another server of this machine: counts who comes, and shows a page of its own. */
async function startElsewhere(
  page = '',
): Promise<{ server: Server; port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'text/html')
    response.end(page)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0, asked }
}

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
}, 60_000)
afterAll(() => browser.close())

let harness: LoopbackHarness
let context: BrowserContext
let page: Page
let requested: string[]

async function open(files: Readonly<Record<string, string>> = {}): Promise<void> {
  harness = await openLoopback({ uploadBytes: 1_000_000 }, files)
  context = await browser.newContext()
  onTestFinished(async () => {
    await context.close()
    await harness.close()
  })
  requested = []
  context.on('request', (request) => requested.push(request.url()))
  page = await context.newPage()
  await page.goto(harness.loopback.newTicketUrl(new URLSearchParams({ open: 'recent' })))
}

const dataOf = (name: string) => page.evaluate(`document.documentElement.dataset.${name}`)

describe('the page of the printed link', () => {
  beforeEach(() => open({ 'assets/app.js': app }))

  test('loads with its styles, scripts and socket from this host alone', async () => {
    expect(page.url()).toBe(`${harness.origin}/?open=recent`)
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(1, 2, 3)')
    expect(await page.evaluate('window.api')).toMatchObject({
      t: 'ok',
      output: { kind: 'loopback' },
    })
    const elsewhere = requested.filter((url) => !url.startsWith(harness.origin) && url !== 'data:,')
    expect(elsewhere).toEqual([])
  })

  test('is let in by a cookie that scripts cannot read', async () => {
    const [cookie, ...others] = await context.cookies()
    expect(others).toEqual([])
    expect(cookie).toMatchObject({
      name: `variorum-${harness.loopback.port}`,
      httpOnly: true,
      sameSite: 'Strict',
      expires: -1,
    })
    expect(await page.evaluate('document.cookie')).toBe('')
  })

  test('survives a reload, and another tab needs no other link', async () => {
    await page.reload()
    expect(await dataOf('module')).toBe('ran')
    const tab = await context.newPage()
    await tab.goto(harness.origin)
    expect(await tab.title()).toBe('A page')
  })

  test('a browser without the link is told what to do', async () => {
    const stranger = await browser.newContext()
    const strange = await stranger.newPage()
    const answer = await strange.goto(harness.origin)
    expect(answer?.status()).toBe(403)
    expect(await strange.textContent('body')).toContain('Open it with the link')
    await stranger.close()
  })

  test('sends a file and is told when it is too large, over the same connection', async () => {
    const upload = (bytes: number) =>
      page.evaluate(`fetch('/upload?name=a.txt', { method: 'POST', body: new Uint8Array(${bytes}) })
        .then(async (answer) => ({ status: answer.status, ...(await answer.json()) }))`)
    expect(await upload(1_000_000)).toEqual({ status: 200, grant: expect.any(String) })
    for (const bytes of [1_000_001, 5_000_000]) {
      expect(await upload(bytes)).toMatchObject({ status: 413, error: { code: 'too_large' } })
    }
    expect(await upload(5)).toMatchObject({ status: 200 })
  })

  test('gets a file that the host wrote as a download of its name', async () => {
    const { grant, download } = await page.evaluate<{ grant: string; download: string }>(
      `fetch('/save-target?name=B%C3%A4ckup.variorum', { method: 'POST' }).then((it) => it.json())`,
    )
    expect(download).toMatch(/^\/download\//)
    const client = await harness.connect(await harness.enter())
    await client.call('projects.create', { grant: harness.host.grants.mint(`${harness.folder}/a`) })
    await client.call('project.backup', { grant })
    const downloading = page.waitForEvent('download')
    await page.evaluate(
      `Object.assign(document.createElement('a'), { href: '${download}', download: '' }).click()`,
    )
    expect((await downloading).suggestedFilename()).toBe('Bäckup.variorum')
    expect(await (await downloading).failure()).toBe(null)
  })
})

test('a page with a hole runs nothing but its own files and reaches nothing but its host', async () => {
  const { port, asked } = await startElsewhere()
  const elsewhere = `http://127.0.0.1:${port}`
  await open({ 'index.html': holed(elsewhere), 'assets/app.js': app })
  expect(await page.evaluate('window.api')).toMatchObject({ t: 'ok' })
  expect(await dataOf('module')).toBe('ran')
  expect(await dataOf('inline')).toBe(undefined)
  expect(await dataOf('handler')).toBe(undefined)
  expect(await dataOf('evaluated')).toBe(undefined)
  const attempts = [
    `fetch('${elsewhere}/fetch', { mode: 'no-cors' })`,
    `new Promise((resolve, reject) => {
      const socket = new WebSocket('ws://127.0.0.1:${port}/socket')
      socket.onopen = resolve
      socket.onerror = () => reject(new Error('refused'))
    })`,
    `import('${elsewhere}/module.js')`,
  ]
  for (const attempt of attempts) await expect(page.evaluate(attempt)).rejects.toThrow()
  await page.evaluate(`navigator.sendBeacon('${elsewhere}/beacon', 'x')`)
  await page.evaluate(`document.querySelector('button').click()`)
  await page.waitForTimeout(200)
  expect(page.url()).toBe(`${harness.origin}/?open=recent`)
  expect(asked).toEqual([])
})

describe('a hostile page in the same browser', () => {
  test.each(['127.0.0.1', 'localhost'])('of another server on %s gets nowhere', async (name) => {
    await open({ 'assets/app.js': app })
    const { port } = await startElsewhere('<!doctype html><title>Hostile</title><body>')
    const hostile = await context.newPage()
    await hostile.goto(`http://${name}:${port}/`)
    const { origin } = harness
    const mint = vi.spyOn(harness.host.grants, 'mint')
    const attempts = {
      read: `fetch('${origin}/', { credentials: 'include' }).then((answer) => answer.text())`,
      upload: `fetch('${origin}/upload?name=x', { method: 'POST', credentials: 'include', body: 'x' })
        .then((answer) => answer.text())`,
      socket: `new Promise((resolve, reject) => {
        const socket = new WebSocket('${origin.replace('http', 'ws')}/api')
        socket.onopen = () => resolve('open')
        socket.onerror = () => reject(new Error('refused'))
      })`,
      script: `new Promise((resolve, reject) => {
        const script = document.createElement('script')
        script.src = '${origin}/assets/app.js'
        script.onload = () => resolve('loaded')
        script.onerror = () => reject(new Error('refused'))
        document.body.append(script)
      })`,
    }
    for (const attempt of Object.values(attempts)) {
      await expect(hostile.evaluate(attempt)).rejects.toThrow()
    }
    const blind = `fetch('${origin}/upload?name=blind.txt', { method: 'POST', mode: 'no-cors', credentials: 'include', body: 'x' })`
    await expect(hostile.evaluate(blind)).rejects.toThrow()
    // What the page may not read may have been done all the same.
    expect(mint).not.toHaveBeenCalled()
    await hostile.setContent(`<iframe src="${origin}/"></iframe>`)
    await hostile.waitForTimeout(200)
    const [, frame] = hostile.frames()
    expect(await frame?.content()).not.toContain('id="words"')
  })
})
