import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Id } from '../../core/model/id.ts'
import { blobBytes, encodeText } from '../blobs.ts'
import type { Transaction } from '../records.ts'
import { type MemoryProject, memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addDocument,
  addNote,
  addRevision,
  change,
  redoOnce,
  testId,
  testInstant,
  undoOnce,
} from '../testing/sampleProject.ts'
import { countImports, insertImport, listImports } from './imports.ts'

let project: MemoryProject
let annotator: Id
let document: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  document = change(project, (tx) => addDocument(tx, annotator, 'First words.'))
})
afterEach(() => project.close())

const all = (documentId: Id | null = null, offset = 0, limit = 10) =>
  listImports(project.db, { documentId, offset, limit })

function addImport(tx: Transaction, documentIds: readonly Id[], name = 'of.ris'): Id {
  const id = testId()
  const record = {
    id,
    kind: 'bibliography',
    originalName: name,
    mediaType: 'application/x-research-info-systems',
    importer: 'variorum/ris',
    importerVersion: '1',
    documentIds,
    counts: { records: 3, applied: 1 },
    report: [{ code: 'records-left', message: '2 of 3 records are not taken over.' }],
    annotatorId: annotator,
    at: testInstant(),
  } as const
  insertImport(tx, record, encodeText(`TY  - BOOK ${name}`))
  return id
}

test('an import keeps its file, what came of it and its report', () => {
  const id = change(project, (tx) => addImport(tx, [document]))
  const [newest] = all()
  expect(newest).toMatchObject({
    kind: 'bibliography',
    id,
    label: null,
    annotator: 'Ada',
    revision: null,
    documentIds: [document],
    counts: { records: 3, applied: 1 },
    file: {
      name: 'of.ris',
      size: 17,
      mediaType: 'application/x-research-info-systems',
      importer: 'variorum/ris',
      importerVersion: '1',
      report: [{ code: 'records-left', message: '2 of 3 records are not taken over.' }],
    },
  })
  const bytes = blobBytes(project.db, newest?.file?.sha256 ?? '')
  expect(new TextDecoder().decode(bytes)).toBe('TY  - BOOK of.ris')
})

test('revisions are imports, too: the first one is a document', () => {
  const text = 'Better words.'
  change(project, (tx) =>
    addRevision(tx, { documentId: document, annotatorId: annotator, number: 2, text }),
  )
  expect(all()).toMatchObject([
    { kind: 'revision', revision: 2, documentIds: [document], counts: { characters: 13 } },
    { kind: 'document', revision: 1, file: { name: 'source.txt', size: 12, report: [] } },
  ])
})

test('undo takes the record with what was imported, redo brings both back', () => {
  change(project, (tx) => {
    addImport(tx, [document])
    addNote(tx, { kind: 'document', id: document }, annotator, 'Imported.')
  })
  const before = all()
  undoOnce(project)
  expect(all()).toEqual(before.slice(1))
  redoOnce(project)
  expect(all()).toEqual(before)
})

test('of one document there is what it came from and what it took over', () => {
  const other = change(project, (tx) => addDocument(tx, annotator, 'Other words.'))
  change(project, (tx) => addImport(tx, [document, other], 'both.ris'))
  change(project, (tx) => addImport(tx, [other], 'other.ris'))
  const namesOf = (documentId: Id | null) => all(documentId).map(({ file }) => file?.name)
  expect(namesOf(document)).toEqual(['both.ris', 'source.txt'])
  expect(namesOf(other)).toEqual(['other.ris', 'both.ris', 'source.txt'])
  expect(countImports(project.db, other)).toBe(3)
  expect(countImports(project.db, null)).toBe(4)
  expect(() => all(testId())).toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('a window on many', () => {
  for (let number = 0; number < 5; number++) {
    change(project, (tx) => addImport(tx, [], `${number}.ris`))
  }
  const names = all(null, 1, 3).map(({ file }) => file?.name)
  expect(names).toEqual(['3.ris', '2.ris', '1.ris'])
})

test('an import from before there were records is known by the history, while it stands', () => {
  const imported = () =>
    change(
      project,
      (tx) => addNote(tx, { kind: 'document', id: document }, annotator, 'Imported.'),
      'annotations.import',
    )
  imported()
  const [newest] = all()
  expect(newest).toMatchObject({
    kind: 'annotations',
    id: null,
    label: 'annotations.import',
    file: null,
    documentIds: [document],
    counts: {},
  })
  expect(all(document)).toEqual(all())
  undoOnce(project)
  expect(all()).toHaveLength(1)
  redoOnce(project)
  expect(all()).toHaveLength(2)
  expect(countImports(project.db, document)).toBe(2)
})
