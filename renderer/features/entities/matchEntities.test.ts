import { expect, test } from 'vitest'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import { entitiesIn, entitiesNamed, matchEntities } from './matchEntities.ts'

const entity = (label: string, mentions: number, ...aliases: string[]): EntityView => ({
  id: label,
  label,
  type: 'other',
  aliases,
  description: '',
  authorities: {},
  mentions,
})

const entities = [
  entity('Hana Whitcombe', 2, 'Whitcombe'),
  entity('Wellington', 3),
  entity('NATO', 9, 'the alliance'),
  entity('New Zealand', 5, 'Aotearoa'),
]
const found = (query: string, words = '') =>
  matchEntities(entities, query, words).map(({ label }) => label)

test('the entity that the words name comes first, by alias and across lines too', () => {
  expect(found('', 'The\nAlliance')[0]).toBe('NATO')
  expect(found('', 'Hana Whitcombe, who')[0]).toBe('Hana Whitcombe')
  expect(found('')).toEqual(['NATO', 'New Zealand', 'Wellington', 'Hana Whitcombe'])
})

test('what is typed narrows them by any name, beginnings first', () => {
  expect(found('w')).toEqual(['Wellington', 'Hana Whitcombe', 'New Zealand'])
  expect(found('zea')).toEqual(['New Zealand'])
  expect(found('xyz')).toEqual([])
})

test('an entity is named by its label, else by an alias, however it is spelled', () => {
  const all = [
    ...entities,
    entity('The Alliance', 1),
    entity('whitcombe', 7),
    entity('Whitcombe', 8),
  ]
  const named = (name: string) => entitiesNamed(all, name).map(({ mentions }) => mentions)
  expect(named('aotearoa ')).toEqual([5])
  expect(named('the  alliance')).toEqual([1])
  expect(named('Whitcombe')).toEqual([8, 7])
  expect(named('NAT')).toEqual([])
  expect(named(' ')).toEqual([])
})

test('what words name comes in their order, whole words only', () => {
  const inWords = (words: string) => entitiesIn(entities, words).map(({ label }) => label)
  expect(inWords('“Aotearoa’s ties with NATO”, said Hana\nWhitcombe.')).toEqual([
    'New Zealand',
    'NATO',
    'Hana Whitcombe',
  ])
  expect(inWords('SENATORS in Wellingtonia')).toEqual([])
  expect(inWords('')).toEqual([])
  const signed = [entity('U.S.', 1), entity('Yahoo!', 1), entity('!', 1)]
  const found = entitiesIn(signed, 'Yahoo! joined the U.S. today').map(({ label }) => label)
  expect(found).toEqual(['Yahoo!', 'U.S.'])
})
