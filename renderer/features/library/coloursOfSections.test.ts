import { expect, test } from 'vitest'
import { coloursOfSections } from './coloursOfSections.ts'

const headings = [
  { section: [10, 20] },
  { section: [20, 30] },
  { section: [30, 30] },
  { section: [30, 50] },
] as const
const codes = [
  { id: 'a', colour: 'madder' },
  { id: 'b', colour: 'teal' },
]
const at = (start: number, ...codeIds: string[]) => ({ ranges: [[start, 60] as const], codeIds })

test('each section has the colours of what begins in it, in the order of the text', () => {
  const highlights = [
    { ranges: [], codeIds: ['a'] },
    at(3, 'a'),
    at(10, 'b', 'a'),
    at(19, 'a'),
    at(20, 'gone'),
    at(30),
    at(31, 'b'),
    at(50, 'a'),
  ]
  expect(coloursOfSections(headings, highlights, codes)).toEqual([
    ['teal', 'madder'],
    [],
    [],
    ['teal'],
  ])
  expect(coloursOfSections([], highlights, codes)).toEqual([])
})
