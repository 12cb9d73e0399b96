import { expect, test } from 'vitest'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import { matchEntities } from './matchEntities.ts'

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
