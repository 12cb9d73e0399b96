import { expect, test } from 'vitest'
import { factName, momentText, narrowedOthersText } from './exportText.ts'

test('facts of a document are called by words', () => {
  const names = ['author', 'container-title', 'issued', 'URL', 'number-of-pages']
  expect(names.map(factName)).toEqual([
    'author',
    'published in',
    'published',
    'URL',
    'number of pages',
  ])
})

test('an instant is said to the minute, with its zone', () => {
  expect(momentText('2026-03-12T09:05:59.999Z')).toBe('2026-03-12 09:05 UTC')
})

test('what a choice leaves out is counted, each kind by its name', () => {
  expect(narrowedOthersText({ documents: 1, codes: 0, entities: 2, notes: 1 })).toBe(
    'Left out, as no chosen annotation has them: 1 document, 2 entities, 1 note on these or on the project.',
  )
})
