import { expect, test } from 'vitest'
import { topicsOf } from './topics.ts'

const documentId = '019c0000-0000-7000-8000-000000000001'

test('what is told of a document depends on it, lists on all documents', () => {
  expect(topicsOf('documents.get', { documentId })).toEqual([`document:${documentId}`])
  expect(topicsOf('documents.list', {})).toEqual(['documents'])
  expect(topicsOf('documents.find', {})).toEqual(['documents', 'settings'])
  expect(topicsOf('imports.list', { documentId })).toEqual(['imports', 'documents', 'annotators'])
})

test('a text is read again with another revision only, not after every highlight on it', () => {
  expect(topicsOf('documents.content', { documentId })).toEqual(['revisions'])
  expect(topicsOf('documents.text', { documentId, revision: 1 })).toEqual(['revisions'])
})
