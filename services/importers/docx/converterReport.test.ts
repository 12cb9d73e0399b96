import { expect, test } from 'vitest'
import { converterReport } from './converterReport.ts'

test('says in one line a kind what was left out, and nothing of what has no words', () => {
  const messages = [
    "Unrecognised paragraph style: 'Body' (Style ID: Body)",
    'An unrecognised element was ignored: w:rPrEx',
    'Ignoring complex field end character without corresponding start character',
    'An unrecognised element was ignored: m:oMath',
    'An unrecognised element was ignored: w:object2',
    'An unrecognised element was ignored: w:object3',
    'An unrecognised element was ignored: w:object2',
    'A w:sym element with an unsupported character was ignored: char F0FE in font Wingdings',
    'Image of type image/x-emf is unlikely to display in web browsers',
    'unexpected non-row element in table, cell merging may be incorrect',
    'Something new.',
    'Something new.',
  ]
  expect(converterReport(messages).map(({ message }) => message)).toEqual([
    'Equations left out: 1.',
    'Parts of a kind not known here left out: 3 (w:object2, w:object3).',
    "Symbols that only a font of Word's knows left out: 1 (Wingdings).",
    'Pictures in a form that may not be shown: 1 (image/x-emf).',
    'Tables that are not built as they should be, whose cells may be merged wrongly: 1.',
    'Something new.',
  ])
})
