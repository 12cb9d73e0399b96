import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writeFileAtomically } from './atomicFile.ts'
import { dataFolder } from './dataFolder.ts'
import { createGrants } from './grants.ts'
import { readJsonFile, writeJsonFile } from './jsonFile.ts'
import { createLogFile } from './logFile.ts'
import type { Log, Ports } from './ports.ts'
import { ensureProfile, readProfile, setProfile } from './profile.ts'
import { recentPath, recentProjects, rememberProject } from './recent.ts'

let folder = ''
let clock = 0
const events: string[] = []
const log: Log = { write: (_level, event) => events.push(event) }

function ports(): Ports {
  return {
    now: () => Date.UTC(2026, 0, 1) + clock,
    steadyNow: () => clock,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    jobs: {
      runJob: () => Promise.reject(new Error('no jobs in this test')),
      close: async () => undefined,
    },
    log,
    dataFolder: folder,
    sampleFolder: new URL('file:///'),
    suggestedName: 'Suggested',
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'variorum-files-'))
  clock = 0
  events.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('grants', () => {
  test('open one path once, for ten minutes', () => {
    const grants = createGrants(ports())
    const [first, second] = [grants.mint('/a'), grants.mint('/b')]
    expect(grants.redeemToRead(first)).toBe('/a')
    expect(() => grants.redeemToRead(first)).toThrow('used')
    clock = 10 * 60 * 1000 + 1
    expect(() => grants.redeemToRead(second)).toThrow('expired')
    expect(() => grants.redeemToRead('/b')).toThrow('used')
  })

  test('for a copy let it be read, and nothing be written that would be lost with it', () => {
    const grants = createGrants(ports())
    expect(grants.redeemToKeep(grants.mint('/a'))).toBe('/a')
    expect(grants.redeemToRead(grants.mintForCopy('/b'))).toBe('/b')
    const copy = grants.mintForCopy('/c')
    expect(() => grants.redeemToKeep(copy)).toThrow('can only be read')
    expect(() => grants.redeemToRead(copy)).toThrow('used')
  })

  test('that nobody uses are forgotten once they have expired', () => {
    const grants = createGrants(ports())
    for (const path of ['/a', '/b']) grants.mint(path)
    clock = 5 * 60 * 1000
    const later = grants.mint('/c')
    clock = 10 * 60 * 1000 + 1
    grants.mint('/d')
    expect(grants.waiting()).toBe(2)
    expect(grants.redeemToRead(later)).toBe('/c')
  })
})

describe('files of the data folder', () => {
  test('a damaged file is set aside and said, never overwritten', () => {
    const path = join(folder, 'x.json')
    expect(readJsonFile(path, z.object({ a: z.number() }), log)).toBeNull()
    writeFileSync(path, '{"a": "text"}')
    expect(readJsonFile(path, z.object({ a: z.number() }), log)).toBeNull()
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe('{"a": "text"}')
    expect(events).toEqual(['data-file-damaged'])
    writeJsonFile(path, { a: 1 })
    expect(readJsonFile(path, z.object({ a: z.number() }), log)).toEqual({ a: 1 })
  })

  test('the profile keeps its id through every change of name', () => {
    expect(readProfile(ports())).toBeNull()
    const first = ensureProfile(ports())
    expect(first.name).toBe('Suggested')
    const renamed = setProfile(ports(), { name: 'Ada' })
    expect(renamed).toEqual({ ...first, name: 'Ada' })
    expect(readProfile(ports())).toEqual(renamed)
  })

  test('recent projects: newest first, each once, the missing ones marked', () => {
    const here = join(folder, 'a.variorum')
    writeFileSync(here, '')
    rememberProject(ports(), here, 'A')
    rememberProject(ports(), join(folder, 'gone.variorum'), 'Gone')
    rememberProject(ports(), here, 'A again')
    const recent = recentProjects(ports())
    expect(recent.map(({ name, missing }) => [name, missing])).toEqual([
      ['A again', false],
      ['Gone', true],
    ])
    expect(recentPath(ports(), recent[0]?.key ?? '')).toBe(here)
    expect(() => recentPath(ports(), here)).toThrow('recent')
  })

  test('a folder that cannot be written to loses the log and the list, and nothing else', () => {
    const blocked = join(folder, 'not-a-folder')
    writeFileSync(blocked, '')
    const blockedPorts = { ...ports(), dataFolder: blocked }
    expect(() => rememberProject(blockedPorts, '/p.variorum', 'P')).not.toThrow()
    expect(events).toEqual(['recent-not-kept'])
    expect(() => createLogFile(blocked, () => 0).write('error', 'lost')).not.toThrow()
    expect(() => setProfile(blockedPorts, { name: 'Ada' })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })

  test('the folder is where the system wants it, or where it is told', () => {
    const named = { VARIORUM_DATA_DIR: folder, XDG_DATA_HOME: '/xdg', APPDATA: '/roaming' }
    expect(dataFolder(named, 'linux')).toBe(folder)
    expect(dataFolder({ XDG_DATA_HOME: '/xdg' }, 'linux')).toBe(join('/xdg', 'variorum'))
    expect(dataFolder({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'Variorum'))
    expect(dataFolder({}, 'darwin')).toMatch(/Application Support.Variorum$/)
  })
})

describe('the log file', () => {
  test('is lines of JSON and begins anew at two megabytes, one old file kept', () => {
    const file = createLogFile(folder, () => 0)
    file.write('warn', 'first', { n: 1 })
    const path = join(folder, 'logs', 'variorum.log')
    const line = { at: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'first', n: 1 }
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(line)
    writeFileSync(path, 'x'.repeat(2_000_001))
    file.write('info', 'second')
    expect(readFileSync(path, 'utf8')).toContain('second')
    expect(existsSync(join(folder, 'logs', 'variorum.1.log'))).toBe(true)
  })
})

describe('writeFileAtomically', () => {
  test('replaces whole, and names what is in the way', () => {
    const path = join(folder, 'out.txt')
    writeFileAtomically(path, 'one')
    writeFileAtomically(path, 'two 🍎')
    expect(readFileSync(path, 'utf8')).toBe('two 🍎')
    const inside = join(folder, 'no', 'such', 'folder.txt')
    expect(() => writeFileAtomically(inside, '')).toThrow('no such folder')
    mkdirSync(join(folder, 'taken'))
    expect(() => writeFileAtomically(join(folder, 'taken'), '')).toThrow('a folder')
    expect(() => writeFileAtomically('/dev/full/x', '')).toThrow()
  })
})
