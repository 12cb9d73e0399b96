import { expect, test } from 'vitest'
import type { CodeView } from '../../../core/api/codebookMethods.ts'
import { matchCodes } from './matchCodes.ts'

const code = (...path: string[]): CodeView => ({
  id: path.join('/'),
  parentId: null,
  path,
  name: path.at(-1) ?? '',
  colour: 'teal',
  description: '',
  shortcut: null,
  highlights: 0,
})

const codes = [
  code('Argument', 'Framing'),
  code('Stance', 'Commitment', 'binding'),
  code('Evidence', 'Money', 'in kind'),
  code('Stance', 'Independence'),
  code('Interviews', 'Doubt'),
  code('Other'),
]

test('names that begin so come first, then words, then what is inside, then paths', () => {
  expect(matchCodes(codes, ' in ').map(({ code: { name } }) => name)).toEqual([
    'in kind',
    'Independence',
    'Framing',
    'binding',
    'Doubt',
  ])
})

test('says where in the name it fits', () => {
  expect(matchCodes(codes, 'DEP')[0]?.hit).toEqual([2, 5])
  expect(matchCodes(codes, 'interv')[0]?.hit).toBeNull()
})

test('nothing typed keeps them all in their order', () => {
  expect(matchCodes(codes, ' ').map((match) => match.code)).toEqual(codes)
})
