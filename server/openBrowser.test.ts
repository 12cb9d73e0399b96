import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { browserCommand, openBrowser } from './openBrowser.ts'

const url = 'http://127.0.0.1:4000/?ticket=x&open=recent'

test.each([
  ['darwin', {}, { program: 'open', args: [url] }],
  ['win32', {}, { program: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }],
  ['linux', { DISPLAY: ':0' }, { program: 'xdg-open', args: [url] }],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, { program: 'xdg-open', args: [url] }],
  ['linux', {}, undefined],
  ['linux', { DISPLAY: '' }, undefined],
] as const)('on %s with %j', (platform, environment, command) => {
  expect(browserCommand(url, platform, environment)).toEqual(command)
})

function folderOnPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-path-'))
  const before = process.env['PATH']
  process.env['PATH'] = folder
  onTestFinished(() => {
    process.env['PATH'] = before
    rmSync(folder, { recursive: true })
  })
  return folder
}

const system = { platform: 'linux', environment: { DISPLAY: ':0' } } as const

test('the program of the system is given the address, unbroken', async () => {
  const folder = folderOnPath()
  const seen = join(folder, 'seen')
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\necho "$@" > '${seen}.new'; /bin/mv '${seen}.new' '${seen}'\n`,
  )
  chmodSync(join(folder, 'xdg-open'), 0o700)
  openBrowser(url, { ...system, log: { write: () => undefined } })
  await expect.poll(() => existsSync(seen), { timeout: 5000 }).toBe(true)
  expect(readFileSync(seen, 'utf8')).toBe(`${url}\n`)
})

test('where there is none, that is noted and nothing fails', async () => {
  folderOnPath()
  const events: string[] = []
  openBrowser(url, { ...system, log: { write: (_level, event) => events.push(event) } })
  await expect.poll(() => events).toEqual(['no-browser'])
})
