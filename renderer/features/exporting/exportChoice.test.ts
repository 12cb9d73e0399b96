import { expect, test } from 'vitest'
import { likelyPageSize, styleOf } from './exportChoice.ts'

test('the paper is what the region writes on', () => {
  expect(['en-US', 'fr-CA', 'es-Latn-MX', 'en-US@posix'].map(likelyPageSize)).toEqual(
    Array(4).fill('Letter'),
  )
  expect(['en-GB', 'de', '', 'mi-NZ'].map(likelyPageSize)).toEqual(Array(4).fill('A4'))
})

test('only a format that cites is asked for a style', () => {
  const chosen = { citationStyle: 'apa', ownStyle: null } as const
  expect(styleOf('markdown', chosen)).toBe('apa')
  expect(styleOf('obsidian', chosen)).toBe('apa')
  expect(styleOf('markdown', { ...chosen, citationStyle: '' })).toBe(undefined)
  expect(styleOf('csv', chosen)).toBe(undefined)
  const style = { csl: '<style/>' }
  const own = { citationStyle: 'own', ownStyle: { title: 'Mine', style } } as const
  // The same object: the preview is made anew for another one.
  expect(styleOf('pdf', own)).toBe(style)
  expect(styleOf('pdf', { ...own, citationStyle: 'mla' })).toBe('mla')
})
