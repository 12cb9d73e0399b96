import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup, restoreBackup } from './backup.ts'
import { openProject, type Project } from './project.ts'
import { listBackups, rollBackup } from './rollingBackups.ts'
import { readState } from './state/readState.ts'
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

  it('is refused while the project is open, or when the backup is damaged', async () => {
    const { path } = await backup(project.path, copyPath())
    await expect(restoreBackup(path, project.path, testInstant())).rejects.toMatchObject({
      code: 'locked',
    })
    project.close()
    writeFileSync(path, 'rubbish')
    const before = readFileSync(project.path)
    await expect(restoreBackup(path, project.path, testInstant())).rejects.toMatchObject({
      code: 'corrupt',
    })
    expect(readFileSync(project.path)).toEqual(before)
    project = openProject(project.path, { mode: 'write', now: testInstant() })
  })
})

describe('rolling backups', () => {
  it('keep the latest few, and make none when nothing changed', async () => {
    const backups = join(folder.path, 'backups')
    const roll = () =>
      rollBackup({
        projectId: project.id,
        projectPath: project.path,
        lastSeq: project.log.lastSeq(),
        folder: backups,
        keep: 2,
        now: testInstant(),
      })
    const made = [await roll()]
    expect(await roll()).toBeNull()
    for (const name of ['a', 'b']) {
      change(project, (tx) => addCode(tx, name))
      made.push(await roll())
    }
    writeFileSync(join(backups, 'not a backup.variorum'), '')
    expect(listBackups(backups, project.id).map(({ name }) => join(backups, name))).toEqual(
      made.slice(1),
    )
  })
})
