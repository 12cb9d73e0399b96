import { expect, test } from 'vitest'
import { bibliographyReport } from './bibliographyReport.ts'

const codesOf = (...given: Parameters<typeof bibliographyReport>) =>
  bibliographyReport(...given).map(({ code }) => code)

test('a record that is taken over whole leaves nothing to say', () => {
  const item = { title: 'Ships', issued: { 'date-parts': [[2020]] }, custom: {} }
  expect(bibliographyReport(1, [item])).toEqual([])
})

test('what is left, what is kept and what could not be read is said', () => {
  const items = [
    { title: 'Ships', issued: { raw: 'spring' }, custom: { ris: { AD: ['x'], C1: ['y'] } } },
    { title: 'Tides', accessed: { raw: 'later' }, custom: { ris: { AD: ['z'] } } },
  ]
  expect(bibliographyReport(5, items)).toEqual([
    { code: 'records-left', message: '3 of 5 records are not taken over.' },
    {
      code: 'fields-kept',
      message: 'Fields that CSL-JSON has no place for are kept as they are: AD, C1.',
    },
    {
      code: 'dates-kept',
      message: 'Dates that could not be read are kept as they are written (2).',
    },
  ])
})

test('a thousand fields of somebody’s own make one line', () => {
  const own = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 'y']))
  const [line] = bibliographyReport(1, [{ custom: { bibtex: own } }])
  expect(line?.message).toMatch(/: x0, x1, .*, x19 and 980 more\.$/)
})

test('what somebody else keeps under custom is theirs, whatever it is', () => {
  expect(codesOf(1, [{ custom: 'x' }, { custom: { shelf: 7, list: [1] } }])).toEqual([])
})
