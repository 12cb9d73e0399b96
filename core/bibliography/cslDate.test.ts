import { expect, test } from 'vitest'
import { cslDateOf } from './cslDate.ts'

test.each([
  ['2024-03-05', { 'date-parts': [[2024, 3, 5]] }],
  ['2024-3-5', { 'date-parts': [[2024, 3, 5]] }],
  [' 2024-03-05T23:59:00-11:00 ', { 'date-parts': [[2024, 3, 5]] }],
  ['2024-03-05 10:00', { 'date-parts': [[2024, 3, 5]] }],
  ['2024-03', { 'date-parts': [[2024, 3]] }],
  ['1787', { 'date-parts': [[1787]] }],
  ['20240305', { 'date-parts': [[2024, 3, 5]] }],
  ['2024/03/05', { 'date-parts': [[2024, 3, 5]] }],
  ['2024-13-05', { raw: '2024-13-05' }],
  ['03/04/2020', { raw: '03/04/2020' }],
  ['5 March 2024', { raw: '5 March 2024' }],
  ['', null],
])('%j', (text, date) => expect(cslDateOf(text)).toEqual(date))
