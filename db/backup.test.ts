import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup, restoreBackup } from './backup.ts'
import { openNew } from './open.ts'
import { openProject, type Project } from './project.ts'
import { listBackups, rollBackup } from './rollingBackups.ts'
import { readState } from './state/readState.ts'
import { updateCode } from './stores/codes.ts'
import { fillProject } from './testing/filledProject.ts'
import {
  addCode,
  change,
  newProject,
  temporaryFolder,
  testInstant,
} from './testing/sampleProject.ts'

let folder: ReturnType<typeof temporaryFolder>
let project: Project
beforeEach(() => {
  folder = temporaryFolder()
  project = newProject(folder.path)
  fillProject(project)
})
afterEach(() => {
  project.close()
  folder.remove()
})

const copyPath = () => join(folder.path, 'copy.variorum')

describe('a backup', () => {
  it('is the whole project, in one file, while that is in use', async () => {
    const { path, sha256 } = await backup(project.path, copyPath())
    expect(path).toBe(copyPath())
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256)
    expect(existsSync(`${path}-wal`)).toBe(false)
    const copy = openProject(path, { mode: 'read', now: testInstant() })
    expect(readState(copy.db)).toEqual(readState(project.db))
    expect(copy.log.lastSeq()).toBe(project.log.lastSeq())
    expect(copy.id).toBe(project.id)
    copy.close()
  })

  it('never replaces a file', async () => {
    writeFileSync(copyPath(), 'mine')
    await expect(backup(project.path, copyPath())).rejects.toMatchObject({ code: 'conflict' })
    expect(readFileSync(copyPath(), 'utf8')).toBe('mine')
  })

  it('is not made of a damaged project', async () => {
    project.close()
    const bytes = readFileSync(project.path)
    bytes.fill(0x55, 40 * 4096, 41 * 4096)
    writeFileSync(project.path, bytes)
    await expect(backup(project.path, copyPath())).rejects.toMatchObject({ code: 'corrupt' })
    expect(readdirSync(folder.path).filter((name) => name.startsWith('copy'))).toEqual([])
    project = newProject(folder.path, 'another')
  })

  it('leaves nothing when it is cancelled', async () => {
    const signal = AbortSignal.abort()
    await expect(backup(project.path, copyPath(), { signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(readdirSync(folder.path).filter((name) => name.startsWith('copy'))).toEqual([])
  })
})

describe('restoring a backup', () => {
  it('puts it in place and keeps what was there', async () => {
    const then = readState(project.db)
    await backup(project.path, copyPath())
    change(project, (tx) => addCode(tx, 'later'))
    const later = readState(project.db)
    project.close()
    const kept = await restoreBackup(copyPath(), project.path, testInstant())
    expect(basename(kept ?? '')).toMatch(/^test\.variorum\.before-restore-2026-/)
    project = openProject(project.path, { mode: 'write', now: testInstant() })
    expect(readState(project.db)).toEqual(then)
    const before = openProject(kept ?? '', { mode: 'read', now: testInstant() })
    expect(readState(before.db)).toEqual(later)
    before.close()
  })

  it('keeps both files when it is done twice in a second', async () => {
    await backup(project.path, copyPath())
    project.close()
    const now = testInstant()
    const first = await restoreBackup(copyPath(), project.path, now)
    const second = await restoreBackup(copyPath(), project.path, now)
    expect(second).toBe(`${first}-2`)
    project = openProject(project.path, { mode: 'write', now })
  })

  it('helps when the project is beyond opening', async () => {
    const then = readState(project.db)
    await backup(project.path, copyPath())
    project.close()
    writeFileSync(project.path, 'rubbish')
    const kept = await restoreBackup(copyPath(), project.path, testInstant())
    expect(readFileSync(kept ?? '', 'utf8')).toBe('rubbish')
    project = openProject(project.path, { mode: 'write', now: testInstant() })
    expect(readState(project.db)).toEqual(then)
  })

  it('is refused while the project is open', async () => {
    const { path } = await backup(project.path, copyPath())
    await expect(restoreBackup(path, project.path, testInstant())).rejects.toMatchObject({
      code: 'locked',
    })
  })

  it('is refused when the backup is damaged, newer, or nothing of ours', async () => {
    const { path } = await backup(project.path, copyPath())
    project.close()
    const whole = readFileSync(path)
    const before = readFileSync(project.path)
    const newer = () => {
      const connection = openNew(path)
      connection.script('PRAGMA user_version = 990')
      connection.close()
    }
    const damages: [string, () => void][] = [
      ['corrupt', () => writeFileSync(path, whole.subarray(0, whole.length - 100))],
      ['corrupt', () => writeFileSync(path, Buffer.from(whole).fill(0x55, 40 * 4096, 41 * 4096))],
      ['newer_version', newer],
      ['not_a_project', () => writeFileSync(path, 'rubbish')],
      ['not_found', () => rmSync(path)],
    ]
    for (const [code, damage] of damages) {
      writeFileSync(path, whole)
      damage()
      const restoring = restoreBackup(path, project.path, testInstant())
      await expect(restoring, code).rejects.toMatchObject({ code })
      expect(readFileSync(project.path)).toEqual(before)
      expect(readdirSync(folder.path).filter((name) => name.startsWith('test'))).toEqual([
        'test.variorum',
        'test.variorum-lock',
      ])
    }
    await expect(restoreBackup(project.path, project.path, testInstant())).rejects.toMatchObject({
      code: 'conflict',
    })
    project = openProject(project.path, { mode: 'write', now: testInstant() })
  })

  it('takes from a project in use what its journal holds', async () => {
    const other = newProject(folder.path, 'other')
    fillProject(other)
    change(other, (tx) => addCode(tx, 'only in the journal'))
    project.close()
    await restoreBackup(other.path, project.path, testInstant())
    project = openProject(project.path, { mode: 'write', now: testInstant() })
    expect(readState(project.db)).toEqual(readState(other.db))
    other.close()
  })

  it('leaves the mark of a crash when it fails', async () => {
    project.close()
    const mark = `${project.path}-lock.json`
    writeFileSync(mark, '')
    writeFileSync(copyPath(), 'rubbish')
    await expect(restoreBackup(copyPath(), project.path, testInstant())).rejects.toThrow()
    expect(existsSync(mark)).toBe(true)
    project = openProject(project.path, { mode: 'write', now: testInstant() })
  })
})

describe('rolling backups', () => {
  const backups = () => join(folder.path, 'backups')
  const names = () => listBackups(backups()).map(({ name }) => join(backups(), name))
  const roll = (keep = 2) =>
    rollBackup({ projectPath: project.path, folder: backups(), keep, now: testInstant() })
  const add = (name: string) => change(project, (tx) => addCode(tx, name))

  it('keep the latest few, and make none when nothing changed', async () => {
    expect(listBackups(backups())).toEqual([])
    const made = [await roll()]
    expect(await roll()).toBeNull()
    for (const name of ['a', 'b']) {
      add(name)
      made.push(await roll())
    }
    writeFileSync(join(backups(), 'not a backup.variorum'), '')
    expect(names()).toEqual(made.slice(1))
    for (const { at, bytes } of listBackups(backups())) {
      expect(at).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      expect(bytes).toBeGreaterThan(4096)
    }
  })

  it('all stay until there are too many', async () => {
    const made = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      add(name)
      made.push(await roll(7))
    }
    expect(names()).toEqual(made)
  })

  it('are made of an edit that was folded into the last operation', async () => {
    const id = change(project, (tx) => addCode(tx, 'first'))
    const edit = (name: string) => {
      const merge = { key: 'k', withinMs: 60_000 }
      const options = { code: 'test', label: 'test', annotatorId: null, client: 'c', merge }
      project.log.run({ ...options, at: testInstant() }, (tx) => updateCode(tx, id, { name }))
    }
    edit('second')
    await roll()
    const before = project.log.lastSeq()
    edit('third')
    expect(project.log.lastSeq()).toBe(before)
    expect(await roll()).not.toBeNull()
  })

  it('are made when a restored project has come as far as it was before', async () => {
    const first = await roll(9)
    add('one way')
    await roll(9)
    const length = project.log.lastSeq()
    project.close()
    await restoreBackup(first ?? '', project.path, testInstant())
    project = openProject(project.path, { mode: 'write', now: testInstant() })
    add('another way')
    expect(project.log.lastSeq()).toBe(length)
    expect(await roll(9)).not.toBeNull()
    expect(names()).toHaveLength(3)
  })

  it('keep the one just made when the clock was set back', async () => {
    await roll()
    add('a')
    await roll()
    add('b')
    const { path: projectPath } = project
    const now = '2020-01-01T00:00:00.000Z'
    const made = await rollBackup({ projectPath, folder: backups(), keep: 2, now })
    expect(names()).toContain(made)
    expect(names()).toHaveLength(2)
  })

  it('remove what a backup that was cut off has left', async () => {
    mkdirSync(backups())
    for (const name of ['making', 'making.new', 'making.new-journal']) {
      writeFileSync(join(backups(), name), 'half')
    }
    const made = await roll()
    expect(readdirSync(backups()).map((name) => join(backups(), name))).toEqual([made])
  })
})
