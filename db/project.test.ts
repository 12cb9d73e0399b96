import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProject, openProject } from './project.ts'
import { listDocuments } from './stores/documents.ts'
import { projectRow } from './stores/project.ts'
import { revisionByNumber, revisionText } from './stores/revisions.ts'
import {
  addAnnotator,
  addDocument,
  change,
  newProject,
  temporaryFolder,
  testId,
  testInstant,
} from './testing/sampleProject.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const now = testInstant()

describe('a project file', () => {
  it('keeps its name and identity, and is one file when closed', () => {
    const project = newProject(folder.path)
    const { id, path } = project
    project.close()
    expect(readdirSync(folder.path).sort()).toEqual(['test.variorum', 'test.variorum-lock'])
    const reopened = openProject(path, { mode: 'read', now })
    expect(projectRow(reopened.db)).toMatchObject({ id, name: 'test' })
    reopened.close()
    expect(readdirSync(folder.path).sort()).toEqual(['test.variorum', 'test.variorum-lock'])
  })

  it('is not made over another file', () => {
    const path = join(folder.path, 'a.variorum')
    writeFileSync(path, 'mine')
    const create = () => createProject(path, { name: 'a', now, newId: testId })
    expect(create).toThrow(expect.objectContaining({ code: 'conflict' }))
    expect(readdirSync(folder.path)).toEqual(['a.variorum'])
  })

  it('is let go of when closing fails, and looked at closely by the next', () => {
    const project = newProject(folder.path)
    const holder = `${project.path}-lock.json`
    const rows = project.db.iterate('SELECT 1 UNION SELECT 2')
    rows.next()
    expect(() => project.close()).toThrow('busy')
    rows.return?.()
    expect(existsSync(holder)).toBe(true)
    openProject(project.path, { mode: 'write', now }).close()
    expect(existsSync(holder)).toBe(false)
  })

  it('can be read while it is written', () => {
    const writer = newProject(folder.path)
    const reader = openProject(writer.path, { mode: 'read', now })
    change(writer, (tx) => addDocument(tx, addAnnotator(tx), 'One two.\n\nThree.'))
    const [document] = listDocuments(reader.db)
    const revision = revisionByNumber(reader.db, document?.id ?? '', null)
    expect(revisionText(reader.db, revision)).toBe('One two.\n\nThree.')
    reader.close()
    writer.close()
  })

  it('goes on being readable when the writer comes and goes', () => {
    newProject(folder.path).close()
    const path = join(folder.path, 'test.variorum')
    const reader = openProject(path, { mode: 'read', now })
    for (const text of ['One.', 'Two.']) {
      const writer = openProject(path, { mode: 'write', now })
      change(writer, (tx) => addDocument(tx, addAnnotator(tx), text))
      writer.close()
    }
    expect(listDocuments(reader.db)).toHaveLength(2)
    reader.close()
    openProject(path, { mode: 'write', now }).close()
    expect(readdirSync(folder.path).sort()).toEqual(['test.variorum', 'test.variorum-lock'])
  })

  it('is not begun where the journal of another one lies', () => {
    const path = join(folder.path, 'a.variorum')
    writeFileSync(`${path}-wal`, 'left')
    expect(() => createProject(path, { name: 'a', now, newId: testId })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })

  it('refuses writing when opened for reading', () => {
    newProject(folder.path).close()
    const reader = openProject(join(folder.path, 'test.variorum'), { mode: 'read', now })
    expect(() => change(reader, addAnnotator)).toThrow(
      expect.objectContaining({ code: 'read_only' }),
    )
    reader.close()
  })

  it('is locked for a second writer, by whatever name, and the holder is named', () => {
    const writer = newProject(folder.path)
    const link = join(folder.path, 'link.variorum')
    symlinkSync(writer.path, link)
    for (const path of [writer.path, link]) {
      expect(() => openProject(path, { mode: 'write', now })).toThrow(
        expect.objectContaining({
          code: 'locked',
          details: { holder: expect.objectContaining({ pid: process.pid, program: 'test' }) },
        }),
      )
    }
    writer.close()
    openProject(link, { mode: 'write', now }).close()
  })
})
