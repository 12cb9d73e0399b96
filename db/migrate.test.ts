import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from './connection.ts'
import { openWriter } from './log/log.ts'
import { newestImages, rowHashes } from './log/newest.ts'
import { fileVersion, headVersion, migrate } from './migrate.ts'
import { backUpBeforeMigration } from './migrationBackup.ts'
import { migrations } from './migrations/list.ts'
import { openNew } from './open.ts'
import { logOf } from './operationLog.ts'
import { openProject } from './project.ts'
import { sha256 } from './sha256.ts'
import { fillProject } from './testing/filledProject.ts'
import { newProject, temporaryFolder, testAuthor, testInstant } from './testing/sampleProject.ts'

let folder: ReturnType<typeof temporaryFolder>
let connection: Connection
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  const project = newProject(folder.path)
  fillProject(project)
  project.close()
  path = project.path
  connection = openNew(path)
})
afterEach(() => {
  connection.close()
  folder.remove()
})

const next = (sql: string) => [...migrations, { version: 9990, sql }]
const addColumn = next('ALTER TABLE note ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0')

describe('the list of migrations', () => {
  it('ascends in tens', () => {
    const versions = migrations.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other))
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([])
  })

  it('is frozen: a change of shape is a new migration', () => {
    const hashes = migrations.map(({ version, sql }) => [version, sha256(sql)])
    expect(hashes).toEqual([
      [10, 'a7d3a109ed835cd12839dd032eaa95709e30eda42ff60a6cb93a6951ba03ded9'],
      [30, '0f3ebfeaa11cd4a56ecf3aa439cbd1b2a040073f2bebf7d4fd455743030d3a57'],
      [40, 'b3426928b6df93054e2f536916dfadfc6fe5124b8160ac3c60429e9624b7fcc3'],
      [50, '411ff87f8d7b8114ef993f3eb3d8cf3adda1d371bf53384df7e1c3851efb6462'],
      [60, '0ba2b9fd825d521787d990b0afb8653197ea08e441b0383c6159fa2f5f458ce1'],
    ])
  })

  it('imports nothing that could change', () => {
    const here = join(import.meta.dirname, 'migrations')
    for (const name of readdirSync(here).filter((file) => /^\d/.test(file))) {
      const imports = readFileSync(join(here, name), 'utf8').match(/^import .*$/gm)
      expect(imports).toEqual(["import type { Migration } from './migration.ts'"])
    }
  })
})

describe('a migration', () => {
  it('tells the log the new shape of every row, and undo stops there', () => {
    migrate(connection, testInstant(), addColumn)
    expect(fileVersion(connection)).toBe(9990)
    const newest = newestImages(connection)
    for (const [rid, hash] of rowHashes(connection, 'note')) {
      expect(newest.get('note')?.get(rid)).toBe(hash)
    }
    const log = logOf(connection, openWriter(connection))
    expect(log.history({ scope: null, limit: 1 })).toMatchObject([
      { code: 'project.migrate', label: `Convert from format ${headVersion} to 9990` },
    ])
    expect(log.undo(null, testAuthor())).toBeNull()
  })

  it('that fails leaves the file as it was', () => {
    const before = connection.serialize()
    const failing = next('ALTER TABLE note ADD COLUMN pinned INTEGER; DROP TABLE nowhere')
    expect(() => migrate(connection, testInstant(), failing)).toThrow('no such table')
    const dangling = next('DELETE FROM annotator')
    expect(() => migrate(connection, testInstant(), dangling)).toThrow(
      expect.objectContaining({ code: 'corrupt' }),
    )
    expect(connection.serialize()).toEqual(before)
  })

  it('is preceded by a whole copy', () => {
    const copy = backUpBeforeMigration(connection, path, testInstant())
    expect(readdirSync(folder.path)).toContain(copy.slice(folder.path.length + 1))
    const opened = openProject(copy, { mode: 'read', now: testInstant() })
    expect(opened.log.history({ scope: null, limit: 1 })).toHaveLength(1)
    opened.close()
  })
})
