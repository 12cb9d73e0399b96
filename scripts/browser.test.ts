import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findBrowser, provideBrowser } from './browser.mjs'

const places = async () => ['/first', '/second']

function program(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-browser-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'chromium')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o700)
  return file
}

describe('finding a browser', () => {
  test('takes the first place that has one', async () => {
    const isBrowser = async (file: string) => file === '/second'
    expect(await findBrowser({ env: {}, places, isBrowser })).toBe('/second')
    expect(await findBrowser({ env: {}, places, isBrowser: async () => false })).toBe(undefined)
  })

  test('does as it is told, and does not fall back then', async () => {
    const env = { CHROMIUM_PATH: '/mine' }
    expect(await findBrowser({ env, places, isBrowser: async () => true })).toBe('/mine')
    const isBrowser = async (file: string) => file !== '/mine'
    expect(await findBrowser({ env, places, isBrowser })).toBe(undefined)
  })

  test.each([
    ['a browser', 'echo Chromium 156.0.8078.79 built on Debian', true],
    ['a stub', 'echo "Command requires the chromium snap" >&2; exit 1', false],
    ['one that lacks libraries', 'exit 127', false],
    ['something else', 'echo chromium-bsu version 0.9', false],
  ])('knows %s', async (_what, script, isOne) => {
    const file = program(script)
    expect(await findBrowser({ env: {}, places: async () => [file] })).toBe(
      isOne ? file : undefined,
    )
  })

  test('finds the one that these tests are run with', async () => {
    expect(await findBrowser()).toEqual(expect.any(String))
  })
})

describe('providing a browser', () => {
  function machine(worksAfter: number, env: NodeJS.ProcessEnv = {}) {
    const done: string[] = []
    const way = (name: string) => ({
      name,
      async install() {
        done.push(name)
        return { code: 1, output: `${name} said this\n` }
      },
    })
    const find = async () => (done.length >= worksAfter ? '/found' : undefined)
    return { done, env, provided: provideBrowser({ env, find, ways: [way('one'), way('two')] }) }
  }

  test('installs nothing where there is one', async () => {
    const { done, env, provided } = machine(0)
    expect(await provided).toEqual({ code: 0, output: '' })
    expect({ done, env }).toEqual({ done: [], env: { CHROMIUM_PATH: '/found' } })
  })

  test('tries one way after the other until there is one', async () => {
    const first = machine(1)
    expect(await first.provided).toMatchObject({ code: 0 })
    expect(first.done).toEqual(['one'])
    const second = machine(2)
    expect(await second.provided).toMatchObject({ code: 0 })
    expect(second.done).toEqual(['one', 'two'])
    expect(second.env).toEqual({ CHROMIUM_PATH: '/found' })
  })

  test('says what was tried when none works', async () => {
    const { env, provided } = machine(3)
    const { code, output } = await provided
    expect({ code, env }).toEqual({ code: 1, env: {} })
    expect(output).toBe(
      'one said this\ntwo said this\nInstall Chromium, or set CHROMIUM_PATH to where it is.\n',
    )
  })

  test('installs nothing when a wrong place was named', async () => {
    const { done, provided } = machine(9, { CHROMIUM_PATH: '/mine' })
    expect(await provided).toMatchObject({ code: 1, output: expect.stringContaining('/mine') })
    expect(done).toEqual([])
  })
})
