import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { withLock } from './lock.mjs'

const lockModule = pathToFileURL(path.join(import.meta.dirname, 'lock.mjs')).href
let folder = ''

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-lock-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
})

const lock = () => path.join(folder, 'some', 'lock')

/** Puts a lock there as another process would have left it. */
function leaveLock(owner: { pid: number; host: string }): void {
  fs.mkdirSync(lock(), { recursive: true })
  const text = JSON.stringify({ token: 'left-behind', ...owner })
  fs.writeFileSync(path.join(lock(), 'owner.json'), text)
}

/** Runs a program to its end and tells the number of a process that is certainly gone. */
function finishedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  return new Promise((resolve) => child.on('close', () => resolve(child.pid ?? 0)))
}

function runProgram(program: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  return new Promise((resolve) => child.on('close', resolve))
}

test('gives back what the work gives, and leaves nothing behind', async () => {
  expect(await withLock(lock(), async () => fs.existsSync(lock()))).toBe(true)
  expect(fs.readdirSync(path.dirname(lock()))).toEqual([])
})

test('is free again when the work fails', async () => {
  const failing = withLock(lock(), () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(await withLock(lock(), async () => 'next')).toBe('next')
})

test('processes take turns', async () => {
  const log = path.join(folder, 'log')
  const program = `
    import fs from 'node:fs'
    import { withLock } from ${JSON.stringify(lockModule)}
    for (let round = 0; round < 15; round++) {
      await withLock(${JSON.stringify(lock())}, async () => {
        fs.appendFileSync(${JSON.stringify(log)}, 'enter\\n')
        await new Promise((resolve) => setTimeout(resolve, 2))
        fs.appendFileSync(${JSON.stringify(log)}, 'leave\\n')
      }, { pollMs: 1 })
    }`
  const codes = await Promise.all(Array.from({ length: 4 }, () => runProgram(program)))
  expect(codes).toEqual([0, 0, 0, 0])
  expect(fs.readFileSync(log, 'utf8')).toBe('enter\nleave\n'.repeat(60))
})

test('the lock of a process that is gone is taken at once, by one of those who want it', async () => {
  leaveLock({ pid: await finishedProcess(), host: os.hostname() })
  let inside = 0
  const work = async () => {
    inside++
    await new Promise((resolve) => setTimeout(resolve, 20))
    return inside--
  }
  const results = await Promise.all([1, 2, 3].map(() => withLock(lock(), work)))
  expect(results).toEqual([1, 1, 1])
  expect(fs.readdirSync(path.dirname(lock()))).toEqual([])
})

test('the lock of a process that runs is waited for', async () => {
  leaveLock({ pid: process.pid, host: os.hostname() })
  const owners: number[] = []
  const waiting = withLock(lock(), async () => 'mine', { onWait: ({ pid }) => owners.push(pid) })
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(owners).toEqual([process.pid])
  fs.rmSync(lock(), { recursive: true })
  expect(await waiting).toBe('mine')
})

test('the lock of a silent process elsewhere is taken after a while of silence', async () => {
  leaveLock({ pid: 1, host: 'another machine' })
  const start = performance.now()
  expect(await withLock(lock(), async () => 'mine', { silenceMs: 300 })).toBe('mine')
  expect(performance.now() - start).toBeGreaterThan(250)
})

test('a process that shows signs of life keeps its lock however long it takes', async () => {
  const events: string[] = []
  const first = withLock(lock(), async () => {
    await new Promise((resolve) => setTimeout(resolve, 2500))
    events.push('first')
  })
  const second = withLock(lock(), async () => events.push('second'), { silenceMs: 1500 })
  await Promise.all([first, second])
  expect(events).toEqual(['first', 'second'])
})
