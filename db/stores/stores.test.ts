import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../core/model/id.ts'
import { readState } from '../state/readState.ts'
import { type MemoryProject, memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addCode,
  addDocument,
  addEntity,
  addHighlight,
  addNote,
  addRevision,
  change,
  richText,
  testId,
  testInstant,
} from '../testing/sampleProject.ts'
import { annotatorById, annotatorsByName, listAnnotators, updateAnnotator } from './annotators.ts'
import {
  childCodes,
  codeById,
  codingCounts,
  listCodes,
  listTrashedCodes,
  requiredCode,
  setCodeDeleted,
  updateCode,
} from './codes.ts'
import {
  codingById,
  codingsOfCode,
  codingsOfHighlight,
  codingTuplesOfDocument,
  deleteCoding,
  insertCoding,
} from './codings.ts'
import {
  aliasesOfEntity,
  deleteAlias,
  entitiesByLabel,
  entityById,
  insertAlias,
  listAliases,
  listEntities,
  listTrashedEntities,
  requiredEntity,
  setEntityDeleted,
  updateEntity,
} from './entities.ts'
import { setHighlightDeleted } from './highlights.ts'
import {
  deleteMention,
  insertMention,
  mentionById,
  mentionCounts,
  mentionsOfEntity,
  mentionsOfHighlight,
  updateMention,
} from './mentions.ts'
import {
  listTrashedNotes,
  noteById,
  notesOfTarget,
  requiredNote,
  setNoteDeleted,
  updateNote,
} from './notes.ts'
import { projectRow, renameProject } from './project.ts'
import { listSettings, setSetting, settingValue } from './settings.ts'

let project: MemoryProject
let annotator: Id
let document: Id
let highlight: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  document = change(project, (tx) => addDocument(tx, annotator, 'Some words to mark.'))
  highlight = change(project, (tx) => addHighlight(tx, document, annotator, [0, 4]))
})
afterEach(() => project.close())

const ids = (records: readonly { readonly id: Id }[]) => records.map(({ id }) => id)

describe('annotators', () => {
  it('are found by id and exact name', () => {
    const other = change(project, (tx) => addAnnotator(tx, 'Bob'))
    change(project, (tx) => updateAnnotator(tx, other, { colour: '#000000' }))
    expect(annotatorById(project.db, other)).toMatchObject({ name: 'Bob', colour: '#000000' })
    expect(ids(annotatorsByName(project.db, 'Bob'))).toEqual([other])
    expect(annotatorsByName(project.db, 'bob')).toEqual([])
    expect(ids(listAnnotators(project.db))).toEqual([annotator, other])
    expect(annotatorById(project.db, testId())).toBeUndefined()
  })
})

describe('codes', () => {
  it('make a tree by position, without what is in the trash', () => {
    const first = change(project, (tx) => addCode(tx, 'first'))
    const child = change(project, (tx) => addCode(tx, 'child', first))
    const second = change(project, (tx) => addCode(tx, 'second'))
    change(project, (tx) => updateCode(tx, second, { position: 0.5, description: 'why' }))
    expect(ids(childCodes(project.db, null))).toEqual([second, first])
    expect(ids(childCodes(project.db, first))).toEqual([child])
    change(project, (tx) => setCodeDeleted(tx, child, testInstant()))
    expect(ids(listCodes(project.db))).toEqual([second, first])
    expect(ids(listTrashedCodes(project.db))).toEqual([child])
    expect(codeById(project.db, child)).toMatchObject({ parentId: first })
    expect(() => requiredCode(project.db, testId())).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })

  it('are put on highlights once per annotator, and counted where live', () => {
    const code = change(project, (tx) => addCode(tx, 'code'))
    const coding = {
      id: testId(),
      highlightId: highlight,
      codeId: code,
      annotatorId: annotator,
      createdAt: testInstant(),
    }
    change(project, (tx) => insertCoding(tx, coding))
    expect(() => change(project, (tx) => insertCoding(tx, { ...coding, id: testId() }))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(codingById(project.db, coding.id)).toEqual(coding)
    expect(codingsOfHighlight(project.db, highlight)).toEqual([coding])
    expect(codingsOfCode(project.db, code)).toEqual([coding])
    expect(codingTuplesOfDocument(project.db, document)).toEqual([[highlight, code, annotator]])
    expect([...codingCounts(project.db)]).toEqual([[code, 1]])
    change(project, (tx) => setHighlightDeleted(tx, highlight, testInstant()))
    expect([...codingCounts(project.db)]).toEqual([])
    change(project, (tx) => deleteCoding(tx, coding.id))
    expect(codingById(project.db, coding.id)).toBeUndefined()
  })
})

describe('entities', () => {
  it('have aliases and authorities, and are found by label and type', () => {
    const entity = change(project, (tx) => addEntity(tx, 'Ada'))
    const alias = { id: testId(), entityId: entity, label: 'A. L.' }
    change(project, (tx) => {
      insertAlias(tx, alias)
      updateEntity(tx, entity, { authorities: { wikidata: 'Q7259' } })
    })
    expect(entityById(project.db, entity)?.authorities).toEqual({ wikidata: 'Q7259' })
    expect(ids(entitiesByLabel(project.db, 'Ada', 'person'))).toEqual([entity])
    expect(entitiesByLabel(project.db, 'Ada', 'place')).toEqual([])
    expect(aliasesOfEntity(project.db, entity)).toEqual([alias])
    change(project, (tx) => setEntityDeleted(tx, entity, testInstant()))
    expect(listEntities(project.db)).toEqual([])
    expect(ids(listTrashedEntities(project.db))).toEqual([entity])
    change(project, (tx) => deleteAlias(tx, alias.id))
    expect(listAliases(project.db)).toEqual([])
    expect(requiredEntity(project.db, entity).label).toBe('Ada')
  })

  it('are mentioned by highlights; rejected mentions do not count', () => {
    const entity = change(project, (tx) => addEntity(tx, 'Ada'))
    const mention = {
      id: testId(),
      highlightId: highlight,
      entityId: entity,
      role: 'speaker',
      state: 'confirmed',
      annotatorId: annotator,
      createdAt: testInstant(),
    } as const
    change(project, (tx) => insertMention(tx, mention))
    expect(mentionById(project.db, mention.id)).toEqual(mention)
    expect(mentionsOfHighlight(project.db, highlight)).toEqual([mention])
    expect(mentionsOfEntity(project.db, entity)).toEqual([mention])
    expect([...mentionCounts(project.db)]).toEqual([[entity, 1]])
    change(project, (tx) => updateMention(tx, mention.id, { state: 'rejected' }))
    expect([...mentionCounts(project.db)]).toEqual([])
    change(project, (tx) => deleteMention(tx, mention.id))
    expect(mentionsOfHighlight(project.db, highlight)).toEqual([])
  })
})

describe('notes', () => {
  it('are listed by what they are about, oldest first', () => {
    const revision = change(project, (tx) =>
      addRevision(tx, { documentId: document, annotatorId: annotator, number: 2, text: 'New.' }),
    )
    const targets = [
      { kind: 'highlight', id: highlight },
      { kind: 'document', id: document },
      { kind: 'revision', id: revision },
      { kind: 'entity', id: change(project, (tx) => addEntity(tx, 'Ada')) },
      { kind: 'code', id: change(project, (tx) => addCode(tx, 'code')) },
      { kind: 'project' },
    ] as const
    for (const target of targets) {
      const [first, second] = [1, 2].map(() =>
        change(project, (tx) => addNote(tx, target, annotator, `On ${target.kind}`)),
      )
      expect(ids(notesOfTarget(project.db, target))).toEqual([first, second])
    }
  })

  it('have at most one target', () => {
    const note = change(project, (tx) =>
      addNote(tx, { kind: 'document', id: document }, annotator, 'a'),
    )
    const aimTwice = 'UPDATE note SET highlight_rid = 1 WHERE id = ?'
    expect(() => change(project, (tx) => tx.write(aimTwice, note))).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    )
  })

  it('are edited, trashed and restored', () => {
    const note = change(project, (tx) => addNote(tx, { kind: 'project' }, annotator, 'a'))
    change(project, (tx) => updateNote(tx, note, { content: richText('b') }))
    expect(requiredNote(project.db, note).content).toEqual(richText('b'))
    change(project, (tx) => setNoteDeleted(tx, note, testInstant()))
    expect(notesOfTarget(project.db, { kind: 'project' })).toEqual([])
    expect(ids(listTrashedNotes(project.db))).toEqual([note])
    change(project, (tx) => setNoteDeleted(tx, note, null))
    expect(noteById(project.db, note)?.deletedAt).toBeNull()
  })
})

describe('settings and the project', () => {
  it('keep JSON values, and a name', () => {
    change(project, (tx) => setSetting(tx, 'b', { deep: [1, null] }))
    change(project, (tx) => setSetting(tx, 'a', 1))
    change(project, (tx) => setSetting(tx, 'a', 2))
    expect(settingValue(project.db, 'a')).toBe(2)
    expect(settingValue(project.db, 'c')).toBeUndefined()
    expect([...listSettings(project.db)]).toEqual([
      ['a', 2],
      ['b', { deep: [1, null] }],
    ])
    change(project, (tx) => renameProject(tx, 'New name'))
    expect(projectRow(project.db)).toMatchObject({ id: project.id, name: 'New name' })
  })
})

describe('every store', () => {
  it('refuses a reference to nothing, and changes nothing then', () => {
    const before = readState(project.db)
    const missing = testId()
    expect(() => change(project, (tx) => addHighlight(tx, document, missing, [0, 4]))).toThrow(
      expect.objectContaining({ code: 'not_found', message: `no annotator ${missing}` }),
    )
    expect(() =>
      change(project, (tx) => updateNote(tx, missing, { content: richText('') })),
    ).toThrow(expect.objectContaining({ code: 'not_found' }))
    expect(readState(project.db)).toEqual(before)
  })
})
