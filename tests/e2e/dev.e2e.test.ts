// The app from its own sources, in a copy of them that can be changed.
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { projectRoot } from '../../scripts/bootstrap.mjs'
import { startDev } from '../../scripts/dev/startDev.mjs'
import { launchBrowser } from './launchBrowser.ts'

let root = ''
let dev: Awaited<ReturnType<typeof startDev>>
let origin = ''
let cookie = ''

beforeAll(async () => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-dev-')))
  const rooms = ['core', 'db', 'services', 'server', 'renderer', 'assets']
  for (const name of [...rooms, 'package.json', 'tsconfig.base.json']) {
    fs.cpSync(path.join(projectRoot, name), path.join(root, name), { recursive: true })
  }
  const packages = path.join(projectRoot, 'node_modules')
  fs.symlinkSync(packages, path.join(root, 'node_modules'), 'junction')
  dev = await startDev(root, { environment: { VARIORUM_DATA_DIR: path.join(root, 'data') } })
  origin = new URL(dev.link).origin
  const answer = await fetch(dev.link, { redirect: 'manual' })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
})

afterAll(async () => {
  await dev.close()
  fs.rmSync(root, { recursive: true, force: true })
})

function openSocket(headers: Readonly<Record<string, string>>) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api`, { headers })
  onTestFinished(() => socket.terminate())
  return socket
}

/** As a page listens for being told to load again. */
async function watchPage(): Promise<{ reloaded: Promise<void> }> {
  const client = await (await fetch(`${origin}/@vite/client`)).text()
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1]
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/?token=${token}`, 'vite-hmr')
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  const reloaded = new Promise<void>((resolve) => {
    socket.on('message', (message) => String(message).includes('"full-reload"') && resolve())
  })
  return { reloaded }
}

/** What the host tells of itself, asked as the page asks. */
async function hostInfo(): Promise<unknown> {
  const socket = openSocket({ cookie, origin })
  await once(socket, 'open')
  socket.send(JSON.stringify({ t: 'call', id: 1, method: 'host.info', input: {} }))
  const [frame] = await once(socket, 'message')
  return JSON.parse(String(frame))
}

function edit(name: string, from: string, to: string): void {
  const file = path.join(root, name)
  const source = fs.readFileSync(file, 'utf8')
  expect(source).toContain(from)
  fs.writeFileSync(file, source.replace(from, to))
}

const capabilities = `['upload', 'download', 'projects-folder']`

test('the page comes from its sources, and its calls reach the loopback host', async () => {
  const page = await (await fetch(origin)).text()
  expect(page).toContain('src="/@vite/client"')
  const source = await (await fetch(`${origin}/main.tsx`)).text()
  expect(source).toContain('/app/')
  expect(await hostInfo()).toMatchObject({ t: 'ok', output: { kind: 'loopback' } })
})

test('a change in the page is taken in place', async () => {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(dev.link)
  await page.getByRole('button', { name: /^New project/ }).waitFor()
  await page.evaluate('void (window.isSameDocument = true)')
  edit('renderer/features/welcome/Welcome.tsx', '<h1 ', '<h1 title="Changed" ')
  await page.getByTitle('Changed').waitFor()
  expect(await page.evaluate('window.isSameDocument')).toBe(true)
})

test('a change in a source of the host is in its next answer, and the page loads again', async () => {
  const page = await watchPage()
  edit('server/startServing.ts', capabilities, `['upload', 'changed']`)
  await page.reloaded
  expect(await hostInfo()).toMatchObject({ output: { capabilities: ['upload', 'changed'] } })
})

test('sources that do not load leave the host as it is, until they do', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => said.mockRestore())
  edit('server/startServing.ts', 'export async function', 'export async async function')
  await expect.poll(() => said.mock.calls.join()).toContain('The host is not replaced: ')
  expect(await hostInfo()).toMatchObject({ output: { capabilities: ['upload', 'changed'] } })
  const page = await watchPage()
  edit('server/startServing.ts', 'export async async function', 'export async function')
  edit('server/startServing.ts', `['upload', 'changed']`, `['mended']`)
  await page.reloaded
  expect(await hostInfo()).toMatchObject({ output: { capabilities: ['mended'] } })
})

test('nobody gets to the host without the link, or from another page', async () => {
  const uploaded = await fetch(`${origin}/upload?name=a.txt`, { method: 'POST', body: 'a' })
  expect(uploaded.status).toBe(403)
  const wrongLink = await fetch(`${origin}/?key=wrong`, { redirect: 'manual' })
  expect(wrongLink.headers.get('set-cookie')).toBeNull()
  for (const headers of [{ origin }, { cookie, origin: 'http://evil.example' }]) {
    const [error] = await once(openSocket(headers), 'error')
    expect(String(error)).toContain('socket hang up')
  }
  const allowed = await fetch(`${origin}/upload?name=a.txt`, {
    method: 'POST',
    body: 'a',
    headers: { cookie, origin },
  })
  expect(await allowed.json()).toEqual({ grant: expect.any(String) })
})
