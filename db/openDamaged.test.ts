import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headVersion } from './migrate.ts'
import { openNew } from './open.ts'
import { openProject } from './project.ts'
import { fillProject } from './testing/filledProject.ts'
import { newProject, temporaryFolder, testInstant } from './testing/sampleProject.ts'
import { verify } from './verify/verify.ts'

const fixtures = join(import.meta.dirname, '../tests/fixtures/sqlite')
const now = testInstant()
let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function expectRefused(path: string, code: string): void {
  const before = readFileSync(path)
  for (const mode of ['read', 'write'] as const) {
    expect(() => openProject(path, { mode, now })).toThrow(expect.objectContaining({ code }))
  }
  expect(readFileSync(path)).toEqual(before)
}

describe('a file that is not ours', () => {
  it.each(readdirSync(fixtures))('is refused and left alone: %s', async (name) => {
    const path = join(folder.path, name)
    copyFileSync(join(fixtures, name), path)
    // Of a header alone SQLite does not even read the application id.
    const code = name === 'header-only.sqlite3' ? 'corrupt' : 'not_a_project'
    expectRefused(path, code)
    expect(readdirSync(folder.path)).toEqual([name])
    expect(await verify(path)).toMatchObject({ ok: false, problems: [{ code }] })
  })

  it('is refused when it is empty, text, a folder, or not there', () => {
    const path = join(folder.path, 'a.variorum')
    writeFileSync(path, '')
    expectRefused(path, 'not_a_project')
    writeFileSync(path, 'My notes, which have nothing to do with any database whatever.')
    expectRefused(path, 'not_a_project')
    expect(() => openProject(path, { mode: 'read', now })).toThrow(
      `${realpathSync(path)} is not a Variorum project`,
    )
    mkdirSync(join(folder.path, 'folder'))
    for (const [name, code] of [
      ['folder', 'not_a_project'],
      ['missing', 'not_found'],
    ] as const) {
      expect(() => openProject(join(folder.path, name), { mode: 'read', now })).toThrow(
        expect.objectContaining({ code }),
      )
    }
  })

  it('is refused when another program made it', () => {
    const path = join(folder.path, 'other.sqlite')
    const database = new Database(path)
    database.exec('CREATE TABLE project (id TEXT); PRAGMA user_version = 10')
    database.close()
    expectRefused(path, 'not_a_project')
  })
})

describe('a damaged project', () => {
  function closedProject(): string {
    const project = newProject(folder.path)
    fillProject(project)
    project.close()
    return project.path
  }

  it('from a newer app is refused with both versions', () => {
    const path = closedProject()
    const connection = openNew(path)
    connection.script('PRAGMA user_version = 990')
    connection.close()
    expectRefused(path, 'newer_version')
    expect(() => openProject(path, { mode: 'read', now })).toThrow(
      expect.objectContaining({ details: { version: 990, known: headVersion } }),
    )
  })

  it.each([0.99, 0.5, 0.2])('cut to %d of its length is corrupt', async (share) => {
    const path = closedProject()
    truncateSync(path, Math.floor(readFileSync(path).length * share))
    expectRefused(path, 'corrupt')
    expect((await verify(path)).ok).toBe(false)
  })

  it('is examined after a crash, and opens when it is whole', () => {
    const path = closedProject()
    writeFileSync(`${path}-lock.json`, '{"pid": 1, "host": "h", "program": "p", "since": "s"}')
    openProject(path, { mode: 'write', now }).close()
    const bytes = readFileSync(path)
    // A table's page turned to rubbish: found by looking, not by opening.
    bytes.fill(0x55, 40 * 4096, 41 * 4096)
    writeFileSync(path, bytes)
    openProject(path, { mode: 'write', now }).close()
    writeFileSync(`${path}-lock.json`, '{"pid": 1, "host": "h", "program": "p", "since": "s"}')
    for (const attempt of [1, 2]) {
      expect(() => openProject(path, { mode: 'write', now }), `attempt ${attempt}`).toThrow(
        expect.objectContaining({ code: 'corrupt' }),
      )
    }
  })
})
