import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Contracts, Harness } from './harness.ts'

/** Two are kept, in a second host those of a pause, in this one those of closing. */
const atClosing = { keep: 2, idleMs: 3_600_000, apartMs: 0, closingMs: 60_000 }
const atAPause = { ...atClosing, idleMs: 20 }
const slow = { timeout: 30_000, interval: 20 }

const list = (harness: () => Harness) => harness().call('backups.list', {})

/** Does something that a backup follows, and waits for it. */
async function followedByBackup(
  harness: () => Harness,
  act: () => Promise<unknown>,
): Promise<string> {
  const before = new Set((await list(harness)).map(({ key }) => key))
  await act()
  const made = async () => (await list(harness)).find(({ key }) => !before.has(key))?.key
  await expect.poll(made, slow).toBeDefined()
  return (await made()) ?? ''
}

async function codeNames(harness: () => Harness): Promise<readonly string[]> {
  return (await harness().call('codes.list', {})).map(({ name }) => name)
}

const create = async (harness: () => Harness) => {
  const { call, grant } = harness()
  await call('projects.create', { grant: grant('b.variorum'), name: 'Backed up' })
}

export const pauseBackupContracts: Contracts = {
  backups: atAPause,
  prepare: create,
  tests: {
    'a pause after a change makes one, and everybody hears of it': async (harness) => {
      const { call, client } = harness()
      const heard: string[] = []
      client.onChanged(({ topics }) => heard.push(...topics))
      await followedByBackup(harness, () => call('codes.create', { name: 'one' }))
      await expect.poll(() => heard, slow).toContain('backups')
      const { at, problem } = await call('backups.status', {})
      expect(at).not.toBeNull()
      expect(problem).toBeNull()
    },

    'where none can be made, that is said, and the work goes on': async (harness) => {
      const { call, folder } = harness()
      const backups = join(folder, 'data', 'backups')
      rmSync(backups, { recursive: true })
      writeFileSync(backups, 'a file where the folder should be')
      await call('codes.create', { name: 'two' })
      const problem = async () => (await call('backups.status', {})).problem?.code
      await expect.poll(problem, slow).toBe('conflict')
      expect(await codeNames(harness)).toEqual(['one', 'two'])
      rmSync(backups)
      await followedByBackup(harness, () => call('codes.create', { name: 'three' }))
      await expect.poll(problem, slow).toBeUndefined()
    },
  },
}

export const backupContracts: Contracts = {
  backups: atClosing,
  prepare: create,
  tests: {
    'closing makes one; the newest few stay': async (harness) => {
      const { call, folder, grant } = harness()
      for (const name of ['one', 'two', 'last']) {
        await call('codes.create', { name })
        await followedByBackup(harness, () => call('projects.close', {}))
        await call('projects.open', { grant: grant('b.variorum') })
      }
      await expect.poll(async () => (await list(harness)).length, slow).toBe(2)
      expect((await list(harness))[0]).toMatchObject({
        project: 'Backed up',
        path: join(folder, 'b.variorum'),
        bytes: expect.any(Number),
      })
      expect(await call('backups.status', {})).toMatchObject({ problem: null })
    },

    'one is put back, and the file before it is kept': async (harness) => {
      const { call } = harness()
      const key = (await list(harness))[0]?.key ?? ''
      await call('codes.create', { name: 'not in it' })
      const { project, keptAs } = await call('backups.restore', { key })
      expect(project).toMatchObject({ name: 'Backed up', mode: 'write' })
      expect(existsSync(keptAs ?? '')).toBe(true)
      expect(await codeNames(harness)).toEqual(['one', 'two', 'last'])
      expect(await call('project.verify', {})).toMatchObject({ ok: true })
    },

    'one that is damaged or gone is refused, and the project is open as before': async (
      harness,
    ) => {
      const { call, folder } = harness()
      const [newest] = await list(harness)
      const file = join(folder, 'data', 'backups', newest?.key ?? '')
      const bytes = readFileSync(file)
      bytes.fill(0x55, 8 * 4096, 9 * 4096)
      writeFileSync(file, bytes)
      const restoring = call('backups.restore', { key: newest?.key ?? '' })
      await expect(restoring).rejects.toMatchObject({ code: 'corrupt' })
      expect(await codeNames(harness)).toContain('last')
      rmSync(file)
      await expect(call('backups.restore', { key: newest?.key ?? '' })).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(call('backups.restore', { key: '../../b.variorum' })).rejects.toMatchObject({
        code: 'not_found',
      })
      await call('codes.create', { name: 'still writable' })
    },

    'a project that another window has open is not replaced': async (harness) => {
      const { call, connectAnother, grant } = harness()
      const other = await connectAnother()
      await other.call('projects.open', { grant: grant('b.variorum') })
      const key = (await list(harness))[0]?.key ?? ''
      await expect(call('backups.restore', { key })).rejects.toMatchObject({ code: 'locked' })
      expect(await codeNames(harness)).toContain('still writable')
      await other.call('projects.close', {})
    },

    'a damaged project makes no backup, says why, and can be put back': async (harness) => {
      const { call, folder, grant } = harness()
      await call('projects.close', {})
      await expect.poll(async () => (await list(harness)).length, slow).toBeGreaterThan(0)
      const key = (await list(harness))[0]?.key ?? ''
      const path = join(folder, 'b.variorum')
      writeFileSync(path, 'rubbish')
      await expect(call('projects.open', { grant: grant('b.variorum') })).rejects.toMatchObject({
        code: expect.stringMatching(/corrupt|not_a_project/),
      })
      const { keptAs } = await call('backups.restore', { key })
      expect(readFileSync(keptAs ?? '', 'utf8')).toBe('rubbish')
      expect(await codeNames(harness)).toContain('last')
    },
  },
}
