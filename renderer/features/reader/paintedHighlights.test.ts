import { expect, test } from 'vitest'
import type { CodeView } from '../../../core/api/codebookMethods.ts'
import { paintedHighlights, WITHOUT_CODE } from './paintedHighlights.ts'

const code = (id: string, colour: string): CodeView => ({
  id,
  parentId: null,
  path: ['Stance', id],
  name: id,
  colour,
  description: '',
  shortcut: null,
  highlights: 0,
})

const painting = {
  stored: [
    {
      id: 'a',
      ranges: [[0, 3] as const],
      state: 'exact' as const,
      codeIds: ['x', 'y'],
      annotatorId: 'ada',
    },
    {
      id: 'b',
      ranges: [[5, 9] as const],
      state: 'edited' as const,
      codeIds: [],
      annotatorId: 'bo',
    },
  ],
  pending: [],
  codes: [code('x', 'teal'), code('y', 'rust')],
  hiddenCodeIds: [],
  hiddenAnnotatorIds: [],
  onlyState: null,
}

test('a highlight takes the colour of its first code, and slate without one', () => {
  expect(paintedHighlights(painting)).toEqual([
    { id: 'a', ranges: [[0, 3]], state: 'exact', colour: 'teal', label: 'Stance / x, Stance / y' },
    { id: 'b', ranges: [[5, 9]], state: 'edited', colour: 'slate', label: '' },
  ])
})

test('of one state alone, or of all', () => {
  const ids = (onlyState: 'exact' | 'edited' | 'orphan' | null) =>
    paintedHighlights({ ...painting, onlyState }).map(({ id }) => id)
  expect(ids('edited')).toEqual(['b'])
  expect(ids('orphan')).toEqual([])
  expect(ids(null)).toEqual(['a', 'b'])
})

test('one on its way is drawn until the project has it', () => {
  const coming = { id: 'c', documentId: 'd', range: [1, 2] as const, codeIds: ['y'] }
  const drawn = paintedHighlights({ ...painting, pending: [coming, { ...coming, id: 'a' }] })
  expect(drawn.map(({ id, colour }) => [id, colour])).toEqual([
    ['a', 'teal'],
    ['b', 'slate'],
    ['c', 'rust'],
  ])
})

test('what is hidden by code or annotator is not drawn', () => {
  const shown = (hiddenCodeIds: string[], hiddenAnnotatorIds: string[] = []) =>
    paintedHighlights({ ...painting, hiddenCodeIds, hiddenAnnotatorIds }).map(({ id }) => id)
  expect(shown(['x'])).toEqual(['a', 'b'])
  expect(shown(['x', 'y'])).toEqual(['b'])
  expect(shown([WITHOUT_CODE])).toEqual(['a'])
  expect(shown([], ['bo'])).toEqual(['a'])
})

test('what has not changed is the same object again', () => {
  const first = paintedHighlights(painting)
  const again = paintedHighlights({ ...painting, codes: [code('x', 'madder'), code('y', 'rust')] })
  expect(again[0]).toMatchObject({ colour: 'madder' })
  expect(again[1]).toBe(first[1])
})
