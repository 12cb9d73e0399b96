import { expect, test } from 'vitest'
import type { CodeView } from '../api/codebookMethods.ts'
import { countedCodes } from './countedCodes.ts'
import { withDescendants } from './treeOfCodes.ts'

const code = (id: string, parentId: string | null, highlights: number): CodeView => ({
  id,
  parentId,
  path: [id],
  name: id,
  colour: 'teal',
  description: '',
  shortcut: null,
  highlights,
})
const codes = [code('c', 'b', 4), code('a', null, 1), code('b', 'a', 2), code('d', null, 8)]

test('each code is followed by what is below it, and counts it', () => {
  const lines = countedCodes(codes).map((node) => [node.code.id, node.depth, node.total])
  expect(lines).toEqual([
    ['a', 0, 7],
    ['b', 1, 6],
    ['c', 2, 4],
    ['d', 0, 8],
  ])
})

test('a code and all below it', () => {
  expect([...withDescendants(codes, 'a')].sort()).toEqual(['a', 'b', 'c'])
  expect([...withDescendants(codes, 'd')]).toEqual(['d'])
})

test('a folded code hides what is under it, not its count', () => {
  const rows = countedCodes(codes, new Set(['a']))
  expect(rows.map(({ code: { id }, total, hasChildren }) => [id, total, hasChildren])).toEqual([
    ['a', 7, true],
    ['d', 8, false],
  ])
})
