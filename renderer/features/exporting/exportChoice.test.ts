import { expect, test } from 'vitest'
import { likelyPageSize, styleOf } from './exportChoice.ts'

test('the paper is what the region writes on', () => {
  expect(['en-US', 'fr-CA', 'es-Latn-MX', 'en-US@posix'].map(likelyPageSize)).toEqual(
    Array(4).fill('Letter'),
  )
  expect(['en-GB', 'de', '', 'mi-NZ'].map(likelyPageSize)).toEqual(Array(4).fill('A4'))
})

test('only a format that cites is asked for a style', () => {
  const choice = {
    format: 'markdown',
    what: 'project',
    codeId: '',
    entityId: '',
    annotatorId: '',
    state: '',
    pageSize: 'A4',
    citationStyle: 'apa',
    ownStyle: null,
    template: '',
  } as const
  expect(styleOf(choice)).toBe('apa')
  expect(styleOf({ ...choice, citationStyle: '' })).toBe(undefined)
  expect(styleOf({ ...choice, format: 'csv' })).toBe(undefined)
  const style = { csl: '<style/>' }
  const own = { ...choice, citationStyle: 'own', ownStyle: { title: 'Mine', style } } as const
  // The same object: the preview is made anew for another one.
  expect(styleOf(own)).toBe(style)
  expect(styleOf({ ...own, citationStyle: 'mla' })).toBe('mla')
})
