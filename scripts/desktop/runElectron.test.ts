import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { runElectron } from './runElectron.mjs'

let folder = ''

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-electron-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
})

/** Runs a stand-in that is a Node program. */
function runStandIn(program: string, options: { startsWithinMs?: number; env?: object } = {}) {
  const file = path.join(folder, 'electron.mjs')
  fs.writeFileSync(file, program)
  const env = { ...process.env, ...options.env }
  return runElectron(process.execPath, [file], { startsWithinMs: 20_000, ...options, env })
}

const showWindow = `await new Promise((sent) => process.send('window-shown', sent))\n`

describe('that Electron counts as', () => {
  test('not there when it fails before its window', async () => {
    const failed = 'Electron ended with exit code 66 before it had a window'
    expect(await runStandIn('process.exit(66)')).toEqual({ failed })
  })

  test('not there when it is killed before its window', async () => {
    const failed = 'Electron ended by SIGKILL before it had a window'
    expect(await runStandIn(`process.kill(process.pid, 'SIGKILL')`)).toEqual({ failed })
  })

  test('not there when it cannot be started', async () => {
    const outcome = await runElectron(path.join(folder, 'none'), [], { env: {} })
    expect(outcome).toEqual({
      failed: expect.stringMatching(/^Electron did not start \(.*ENOENT\)$/),
    })
  })

  test('the app when it had a window, whatever its end', async () => {
    const end = { code: 3, signal: null }
    expect(await runStandIn(`${showWindow}process.exit(3)`)).toEqual({ end })
  })

  test('the app when it hands over to the one that runs already', async () => {
    expect(await runStandIn('process.exit(0)')).toEqual({ end: { code: 0, signal: null } })
  })

  test('the app when it failed late', async () => {
    const outcome = await runStandIn('setTimeout(() => process.exit(66), 500)', {
      startsWithinMs: 1,
    })
    expect(outcome).toEqual({ end: { code: 66, signal: null } })
  })
})

test('Electron is not told to be a plain Node', async () => {
  const program = `process.exit('ELECTRON_RUN_AS_NODE' in process.env ? 1 : 0)`
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  expect(await runStandIn(program, { env })).toEqual({ end: { code: 0, signal: null } })
})
