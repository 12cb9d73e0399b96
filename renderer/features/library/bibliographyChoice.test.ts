import { expect, test } from 'vitest'
import type { BibliographyRecord } from '../../../core/api/bibliographyMethods.ts'
import { chosenWith, firstChoice, requestOf } from './bibliographyChoice.ts'

function record(title: string, ...documentIds: string[]): BibliographyRecord {
  return {
    item: { title },
    matches: documentIds.map((documentId) => ({ documentId, by: 'title' })),
  }
}

const records = [record('none'), record('A', 'a'), record('A again', 'a'), record('BC', 'b', 'c')]

test('sure matches are chosen, once for each document', () => {
  expect([...firstChoice(records, null)]).toEqual([[1, 'a']])
})

test('for one document its own record, or the only one of the file', () => {
  expect([...firstChoice(records, 'c')]).toEqual([[3, 'c']])
  expect([...firstChoice([record('only')], 'z')]).toEqual([[0, 'z']])
  expect([...firstChoice(records, 'z')]).toEqual([])
})

test('a document given to another record leaves the first', () => {
  const choice = chosenWith(firstChoice(records, null), 2, 'a')
  expect(requestOf(records, choice)).toEqual([{ documentId: 'a', item: { title: 'A again' } }])
  expect(requestOf(records, chosenWith(choice, 2, null))).toEqual([])
})
