import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Project } from '../project.ts'
import { readState } from '../state/readState.ts'
import { listCodes, updateCode } from '../stores/codes.ts'
import { insertCoding } from '../stores/codings.ts'
import { listDocuments } from '../stores/documents.ts'
import { requiredNote, updateNote } from '../stores/notes.ts'
import { setSetting, settingValue } from '../stores/settings.ts'
import { memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addCode,
  addDocument,
  addEntity,
  addHighlight,
  addNote,
  change,
  redoOnce,
  richText,
  testAuthor,
  testId,
  testInstant,
  undoOnce,
} from '../testing/sampleProject.ts'

let project: Project
beforeEach(() => {
  project = memoryProject()
})
afterEach(() => project.close())

describe('an operation', () => {
  it('tells what it touched', () => {
    const annotator = change(project, addAnnotator)
    const document = change(project, (tx) => addDocument(tx, annotator, 'Some words.'))
    const { operation } = project.log.run({ ...testAuthor(), code: 'x', label: 'X' }, (tx) => {
      const highlight = addHighlight(tx, document, annotator, [0, 4])
      const code = addCode(tx, 'a')
      insertCoding(tx, {
        id: testId(),
        highlightId: highlight,
        codeId: code,
        annotatorId: annotator,
        createdAt: testInstant(),
      })
    })
    expect(operation).toMatchObject({
      code: 'x',
      documents: [document],
      topics: ['anchors', 'codes', 'documents', 'history', `document:${document}`],
    })
  })

  it('tells of another revision by a topic of its own', () => {
    const annotator = change(project, addAnnotator)
    const { operation } = project.log.run({ ...testAuthor(), code: 'x', label: 'X' }, (tx) =>
      addDocument(tx, annotator, 'Other words.'),
    )
    expect(operation?.topics).toContain('revisions')
  })

  it('that changes nothing leaves no trace', () => {
    const before = project.log.lastSeq()
    const outcome = project.log.run({ ...testAuthor(), code: 'x', label: 'X' }, () => 7)
    expect(outcome).toEqual({ result: 7, operation: null })
    expect(project.log.lastSeq()).toBe(before)
  })

  it('that fails changes nothing', () => {
    const before = readState(project.db)
    const failing = () =>
      change(project, (tx) => {
        addCode(tx, 'a')
        throw new Error('no')
      })
    expect(failing).toThrow('no')
    expect(readState(project.db)).toEqual(before)
    change(project, (tx) => addCode(tx, 'b'))
  })

  it('cannot wait for anything', () => {
    const before = readState(project.db)
    expect(() => change(project, async (tx) => addCode(tx, 'a'))).toThrow(
      expect.objectContaining({ code: 'internal' }),
    )
    expect(readState(project.db)).toEqual(before)
  })

  it('joins the operation around it', () => {
    const before = project.log.lastSeq()
    change(project, (tx) => {
      addCode(tx, 'a')
      addCodeWithin(project)
    })
    expect(project.log.lastSeq()).toBe(before + 1)
    expect(listCodes(project.db).map((code) => code.name)).toEqual(['a', 'b'])
  })
})

function addCodeWithin(within: Project): void {
  within.log.run({ ...testAuthor(), code: 'inner', label: 'Inner' }, (tx) => addCode(tx, 'b'))
}

describe('undo and redo', () => {
  it('take back and bring back, newest first', () => {
    const start = readState(project.db)
    const annotator = change(project, addAnnotator)
    change(project, (tx) => addDocument(tx, annotator, 'Some words.'))
    const code = change(project, (tx) => addCode(tx, 'a'))
    change(project, (tx) => updateCode(tx, code, { name: 'b' }))
    const end = readState(project.db)
    let undone = 0
    while (undoOnce(project)) undone += 1
    expect(undone).toBe(4)
    expect(readState(project.db)).toEqual(start)
    while (redoOnce(project)) undone -= 1
    expect(undone).toBe(0)
    expect(readState(project.db)).toEqual(end)
  })

  it('of a document take only what touched it', () => {
    const annotator = change(project, addAnnotator)
    const document = change(project, (tx) => addDocument(tx, annotator, 'Some words.'))
    change(project, (tx) => addHighlight(tx, document, annotator, [0, 4]), 'highlight')
    change(project, (tx) => addEntity(tx, 'Ada'), 'entity')
    expect(project.log.undo({ documentId: document }, testAuthor())?.code).toBe('highlight')
    expect(project.log.undo(null, testAuthor())?.code).toBe('entity')
    expect(project.log.redo({ documentId: document }, testAuthor())?.code).toBe('highlight')
  })

  it('end redo where something new was done', () => {
    const code = change(project, (tx) => addCode(tx, 'a'))
    change(project, (tx) => updateCode(tx, code, { name: 'b' }))
    undoOnce(project)
    change(project, (tx) => updateCode(tx, code, { name: 'c' }))
    expect(redoOnce(project)).toBeNull()
  })

  it('refuse to clobber what was changed since', () => {
    const annotator = change(project, addAnnotator)
    const document = change(project, (tx) => addDocument(tx, annotator, 'Some words.'))
    const entity = change(project, (tx) => {
      addHighlight(tx, document, annotator, [0, 4])
      return addEntity(tx, 'Ada')
    })
    change(project, (tx) => addNote(tx, { kind: 'entity', id: entity }, annotator, 'hm'))
    const before = readState(project.db)
    expect(() => project.log.undo({ documentId: document }, testAuthor())).toThrow(
      expect.objectContaining({ code: 'stale' }),
    )
    expect(readState(project.db)).toEqual(before)
  })

  it('never go behind a migration or take settings', () => {
    change(project, (tx) => setSetting(tx, 'layout', { left: 200 }))
    expect(undoOnce(project)).toBeNull()
    expect(settingValue(project.db, 'layout')).toEqual({ left: 200 })
    expect(listDocuments(project.db)).toEqual([])
  })
})

describe('autosave', () => {
  it('that comes back to where it began leaves no step, and keeps what redo has', () => {
    const code = change(project, (tx) => addCode(tx, 'a'))
    change(project, (tx) => updateCode(tx, code, { name: 'b' }))
    undoOnce(project)
    const before = readState(project.db)
    const history = () => project.log.history({ scope: null, limit: 10 })
    const shown = history()
    const merge = { key: 'colour', withinMs: 60_000 }
    const paint = (colour: string) => {
      const author = testAuthor()
      project.log.run({ ...author, code: 'codes.update', label: 'Edit code', merge }, (tx) =>
        updateCode(tx, code, { colour, modifiedAt: author.at }),
      )
    }
    const [first] = listCodes(project.db)
    paint('teal')
    expect(history()).toHaveLength(shown.length + 1)
    paint(first?.colour ?? '')
    expect(readState(project.db)).toEqual(before)
    expect(history()).toEqual(shown)
    expect(project.log.next(null)).toMatchObject({ undo: 'test.change' })
    expect(redoOnce(project)).not.toBeNull()
    expect(listCodes(project.db)[0]?.name).toBe('b')
  })

  it('is one operation and one undo', () => {
    const annotator = change(project, addAnnotator)
    const note = change(project, (tx) => addNote(tx, { kind: 'project' }, annotator, 'a'))
    const save = (text: string, client: string) =>
      project.log.run(
        {
          ...testAuthor(),
          client,
          code: 'notes.update',
          label: 'Edit note',
          merge: { key: note, withinMs: 60_000 },
        },
        (tx) => updateNote(tx, note, { content: richText(text) }),
      ).operation?.seq
    const first = save('ab', 'one')
    expect(save('abc', 'one')).toBe(first)
    expect(save('abcd', 'two')).not.toBe(first)
    undoOnce(project)
    expect(requiredNote(project.db, note).content).toEqual(richText('abc'))
    undoOnce(project)
    expect(requiredNote(project.db, note).content).toEqual(richText('a'))
    redoOnce(project)
    expect(requiredNote(project.db, note).content).toEqual(richText('abc'))
  })
})
