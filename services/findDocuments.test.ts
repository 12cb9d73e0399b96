import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { documentMethods } from '../core/api/documentMethods.ts'
import type { Input } from '../core/api/registry.ts'
import type { Id } from '../core/model/id.ts'
import { readingPositionKey } from '../core/model/readingPosition.ts'
import { setDocumentDeleted, updateDocument } from '../db/stores/documents.ts'
import { insertMention } from '../db/stores/mentions.ts'
import { setSetting } from '../db/stores/settings.ts'
import { type MemoryProject, memoryProject } from '../db/testing/memoryProject.ts'
import {
  addAnnotator,
  addDocument,
  addEntity,
  addHighlight,
  addRevision,
  change,
  testId,
  testInstant,
} from '../db/testing/sampleProject.ts'
import { documentsNamed, findDocuments } from './findDocuments.ts'

let project: MemoryProject
let annotator: Id
let harbour: Id
let lights: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  harbour = change(project, (tx) => addDocument(tx, annotator, 'A hundred characters '.repeat(5)))
  lights = change(project, (tx) => addDocument(tx, annotator, 'Light.'))
  const author = [{ family: 'Pōtter', given: 'Ruth "Roo"' }]
  const metadata = { author, issued: { 'date-parts': [[2021]] } }
  change(project, (tx) => updateDocument(tx, harbour, { title: 'Harbour', metadata }))
  change(project, (tx) =>
    updateDocument(tx, lights, {
      title: 'Harbour lights',
      language: 'mi',
      metadata: { publisher: 'The Terrace' },
    }),
  )
})
afterEach(() => project.close())

function find(input: Input<'documents.find'>) {
  return findDocuments(project.db, documentMethods['documents.find'].input.parse(input))
}

const found = (input: Input<'documents.find'>) => find(input).documents.map(({ title }) => title)

describe('words', () => {
  test('are sought in titles, languages, files and metadata, whatever their case', () => {
    expect(found({})).toEqual(['Harbour', 'Harbour lights'])
    expect(found({ words: 'LIGHTS har' })).toEqual(['Harbour lights'])
    expect(found({ words: 'ruth 2021' })).toEqual(['Harbour'])
    expect(found({ words: 'PŌTTER harb' })).toEqual(['Harbour'])
    expect(found({ words: '"roo"' })).toEqual(['Harbour'])
    expect(found({ words: 'terrace mi' })).toEqual(['Harbour lights'])
    expect(found({ words: 'source.txt' })).toEqual(['Harbour', 'Harbour lights'])
    expect(found({ words: 'potter lights' })).toEqual([])
  })

  test('are not sought in the names that metadata gives its parts', () => {
    expect(found({ words: 'publisher' })).toEqual([])
    expect(found({ words: 'harbour author' })).toEqual([])
  })
})

describe('states', () => {
  test('tell documents with annotations from those without', () => {
    change(project, (tx) => addHighlight(tx, harbour, annotator, [0, 5]))
    expect(found({ state: 'annotated' })).toEqual(['Harbour'])
    expect(found({ state: 'fresh' })).toEqual(['Harbour lights'])
    expect(found({ state: 'fresh', words: 'harbour' })).toEqual(['Harbour lights'])
    expect(find({}).documents.map(({ highlights }) => highlights)).toEqual([1, 0])
  })

  test('what only rejects a suggestion is no annotation', () => {
    const highlight = change(project, (tx) => addHighlight(tx, harbour, annotator, [0, 5]))
    const entity = change(project, (tx) => addEntity(tx, 'Ada'))
    change(project, (tx) =>
      insertMention(tx, {
        id: testId(),
        highlightId: highlight,
        entityId: entity,
        role: 'mention',
        state: 'rejected',
        annotatorId: annotator,
        createdAt: testInstant(),
      }),
    )
    expect(found({ state: 'annotated' })).toEqual([])
    expect(find({}).documents[0]).toMatchObject({ highlights: 0 })
  })

  test('tell those of more than one revision', () => {
    const next = { documentId: lights, annotatorId: annotator, number: 2, text: 'Lights.' }
    change(project, (tx) => addRevision(tx, next))
    expect(found({ state: 'revised' })).toEqual(['Harbour lights'])
    expect(find({}).documents.map(({ revision }) => revision)).toEqual([1, 2])
  })
})

test('a window, how many there are in it and around it; nothing of the trash', () => {
  expect(find({ offset: 1, limit: 1 })).toMatchObject({
    all: 2,
    total: 2,
    documents: [{ id: lights }],
  })
  expect(find({ words: 'lights', offset: 1 })).toEqual({ all: 2, total: 1, documents: [] })
  change(project, (tx) => setDocumentDeleted(tx, harbour, testInstant()))
  expect(find({})).toMatchObject({ all: 1, total: 1, documents: [{ id: lights }] })
})

test('how far each was read, where that is known and can be', () => {
  const left = (documentId: Id, value: unknown) =>
    change(project, (tx) => setSetting(tx, readingPositionKey(documentId), value))
  const progress = () => find({}).documents.map((document) => document.progress)
  expect(progress()).toEqual([null, null])
  left(harbour, { revision: 1, offset: 21 })
  expect(progress()).toEqual([0.2, null])
  left(harbour, { revision: 1, offset: 21, end: 84 })
  left(lights, { revision: 1, offset: 2, end: 99 })
  expect(progress()).toEqual([0.8, 1])
  left(harbour, { revision: 9, offset: 21 })
  left(lights, 'no position')
  expect(progress()).toEqual([null, null])
})

test('titles are found as they are typed, the best first', () => {
  const named = (name: string, limit = 50) =>
    documentsNamed(project.db, { name, limit }).map(({ title }) => title)
  expect(named('')).toEqual(['Harbour', 'Harbour lights'])
  expect(named('', 1)).toEqual(['Harbour'])
  expect(named('lig har')).toEqual(['Harbour lights'])
  expect(named('hrbr')).toEqual(['Harbour', 'Harbour lights'])
  expect(named('terrace')).toEqual([])
})
