import { expect, test } from 'vitest'
import {
  type ExportChoice,
  likelyPageSize,
  offeredWhats,
  scopeOf,
  styleOf,
} from './exportChoice.ts'

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

test('a list goes out as it is, whatever document is open; what the text shows only of that one', () => {
  const place = { documentId: 'd', highlightId: 'h', foundIds: ['f', 'g'], shownIds: ['s'] }
  const scopes = offeredWhats(place).map((what) => [what, scopeOf(chosen(what), place)])
  expect(Object.fromEntries(scopes)).toEqual({
    found: { highlightIds: ['f', 'g'] },
    passage: { documentIds: ['d'], highlightIds: ['h'] },
    shown: { documentIds: ['d'], highlightIds: ['s'] },
    document: { documentIds: ['d'] },
    project: {},
  })
  const nothing = { documentId: null, highlightId: null, foundIds: [], shownIds: [] }
  expect(offeredWhats(nothing)).toEqual(['project'])
  expect(offeredWhats({ ...nothing, foundIds: ['f'] })).toEqual(['found', 'project'])
})

function chosen(what: ExportChoice['what']): ExportChoice {
  const everything = { codeId: '', entityId: '', annotatorId: '', state: '' } as const
  const paper = { format: 'markdown', order: 'position', pageSize: 'A4', template: '' } as const
  return { what, ...everything, ...paper }
}
