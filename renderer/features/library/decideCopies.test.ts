import { expect, test } from 'vitest'
import type { CopyOf } from '../../../core/api/documentMethods.ts'
import { messages } from '../../i18n/messages.ts'
import { countCopies, decidedFiles, firstDecision, LEAVE_OUT, SEPARATE } from './decideCopies.ts'

const copy: CopyOf = {
  documentId: 'harbour',
  title: 'The harbour',
  revision: 2,
  isSameFile: false,
  isSameAddress: false,
  likeness: 0.7,
}

test('the likeliest document is offered first; what is here already is left out', () => {
  expect(firstDecision([copy, { ...copy, documentId: 'other' }])).toBe('harbour')
  expect(firstDecision([{ ...copy, isSameFile: true }])).toBe(LEAVE_OUT)
})

test('answers become what each file is; files nobody asked about are documents', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => new File([name], name))
  if (!(a && b && c && d)) throw new Error('four files')
  const question = {
    files: [a, b, c, d],
    copies: [b, c, d].map((file) => ({ file, of: [copy] })),
  }
  expect(decidedFiles(question, ['harbour', LEAVE_OUT, SEPARATE])).toEqual([
    { file: a, revises: null },
    { file: b, revises: 'harbour' },
    { file: d, revises: null },
  ])
})

test('a file that is here already is not counted as a newer copy', () => {
  const file = new File(['a'], 'a')
  const copies = [[copy], [{ ...copy, isSameFile: true }], [copy]].map((of) => ({ file, of }))
  expect(countCopies(copies)).toEqual({ newer: 2, same: 1 })
  const title = messages['copies.title']
  expect(title(2, 1)).toBe('2 files look like newer copies, 1 is here already')
  expect(title(1, 2)).toBe('1 file looks like a newer copy, 2 are here already')
  expect([title(1, 0), title(0, 1)]).toEqual([
    'This looks like a newer copy',
    'This is here already',
  ])
})
