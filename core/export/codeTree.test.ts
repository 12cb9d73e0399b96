import { expect, test } from 'vitest'
import type { CodeRecord } from '../model/records.ts'
import { codeTree, pathText } from './codeTree.ts'

function code(name: string, parentId: string | null, position = 0): CodeRecord {
  return {
    id: name,
    parentId,
    name,
    colour: 'madder',
    description: '',
    shortcut: null,
    position,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    deletedAt: null,
  }
}

function paths(codes: CodeRecord[]): string[] {
  return codeTree(codes).map(({ path }) => pathText(path))
}

test('children follow their parent in the order a person gave them', () => {
  const codes = [code('b', null, 1), code('y', 'a', 1), code('z', 'a', 0), code('a', null, 0)]
  expect(paths(codes)).toEqual(['a', 'a/z', 'a/y', 'b'])
})

test('no code is lost with its parent', () => {
  expect(paths([code('child', 'gone')])).toEqual(['child'])
  expect(paths([code('a', 'b'), code('b', 'a')])).toEqual(['a', 'b'])
})
