import { expect, test } from 'vitest'
import type { CodeView } from '../../../core/api/codebookMethods.ts'
import { codeTree } from './codeTree.ts'

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
const codes = [code('a', null, 1), code('b', 'a', 2), code('c', 'b', 4), code('d', null, 8)]

test('parents stand before their children and count them', () => {
  const rows = codeTree(codes, new Set())
  expect(rows.map((row) => [row.code.id, row.depth, row.total, row.hasChildren])).toEqual([
    ['a', 0, 7, true],
    ['b', 1, 6, true],
    ['c', 2, 4, false],
    ['d', 0, 8, false],
  ])
})

test('a folded code hides what is under it, not its count', () => {
  const rows = codeTree(codes, new Set(['a']))
  expect(rows.map((row) => [row.code.id, row.total])).toEqual([
    ['a', 7],
    ['d', 8],
  ])
})
