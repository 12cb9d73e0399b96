import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Id } from '../core/model/id.ts'
import { MAX_REPORT_LINES } from '../core/model/keptReport.ts'
import { contentOfPlainText } from '../core/text/plainText.ts'
import { setDocumentDeleted } from '../db/stores/documents.ts'
import { encodeRevision, insertRevision } from '../db/stores/revisions.ts'
import { type MemoryProject, memoryProject } from '../db/testing/memoryProject.ts'
import {
  addAnnotator,
  addDocument,
  change,
  testId,
  testInstant,
} from '../db/testing/sampleProject.ts'
import { importsPage } from './imports.ts'

let project: MemoryProject
let document: Id
let annotator: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  document = change(project, (tx) => addDocument(tx, annotator, 'First words.'))
})
afterEach(() => project.close())

const page = (offset = 0, limit = 50) => importsPage(project.db, { offset, limit })

test('a report of ten thousand lines, kept by an older version, is told up to its limit', () => {
  const text = 'Better words.'
  const report = Array.from({ length: 10_000 }, (_, index) => ({ code: 'a', message: `${index}` }))
  const record = {
    id: testId(),
    documentId: document,
    number: 2,
    originalName: 'better.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    extractor: 'variorum/text',
    extractorVersion: '1',
    capturedAt: testInstant(),
    annotatorId: annotator,
    report,
  }
  const parts = { original: new TextEncoder().encode(text), text, pages: [] }
  const encoded = encodeRevision({ ...parts, ...contentOfPlainText(text) })
  change(project, (tx) => insertRevision(tx, record, encoded))
  const told = page().imports[0]?.report
  expect(told).toHaveLength(MAX_REPORT_LINES + 1)
  expect(told?.at(-1)?.message).toBe('And 9800 more, which are not kept.')
})

test('a document in the trash is still named, and told to be there', () => {
  change(project, (tx) => setDocumentDeleted(tx, document, testInstant()))
  expect(page()).toMatchObject({
    total: 1,
    imports: [{ documents: [{ id: document, isTrashed: true }], documentCount: 1 }],
  })
})

test('one that no report was kept of has none, which is not the same as an empty one', () => {
  expect(page().imports[0]?.report).toEqual([])
  change(project, (tx) => addDocument(tx, annotator, 'Others.'), 'annotations.import')
  expect(page().imports.find(({ kind }) => kind === 'annotations')).toMatchObject({
    label: 'annotations.import',
    file: null,
    sha256: null,
    report: null,
  })
})
