import { expect, test } from 'vitest'
import { workOf } from './workOf.ts'

const entry = (seq: number, code: string) => ({
  seq,
  code,
  label: code,
  annotator: 'Ana Kereama',
  at: '2026-03-14T10:00:00.000Z',
  undoes: null,
})

test('what the app notes by itself is no work', () => {
  const operations = [
    entry(3, 'settings.set'),
    entry(2, 'highlights.create'),
    entry(1, 'settings.set'),
  ]
  expect(workOf(operations).map(({ seq }) => seq)).toEqual([2])
})

test('a project begins with one row; a conversion of its file is told', () => {
  const operations = [
    entry(9, 'project.migrate'),
    entry(2, 'project.create'),
    entry(1, 'project.migrate'),
  ]
  expect(workOf(operations).map(({ seq }) => seq)).toEqual([9, 2])
})
