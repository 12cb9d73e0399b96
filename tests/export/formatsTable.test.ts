import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportFormatNames, importableFormatNames } from '../../core/api/exportMethods.ts'
import { annotationFormatNames } from '../../core/api/outcomeMethods.ts'
import { bibliographyFormats } from '../../core/bibliography/readBibliography.ts'
import { importFormats } from '../../core/model/importFormat.ts'
import { peerChecks } from '../peers/checks.ts'
import { formatRows } from '../peers/formatRows.ts'
import { withResults } from '../peers/resultsTable.ts'

const documentation = readFileSync(new URL('../../docs/FORMATS.md', import.meta.url), 'utf8')
const rows = formatRows(documentation)

const isProven = (name: string) => importableFormatNames.some((each) => each === name)

test.each([
  ['document in', importFormats.map(({ kind }) => kind)],
  ['out', exportFormatNames.filter((name) => !isProven(name))],
  ['out and back', importableFormatNames],
  ['annotations in', annotationFormatNames],
  ['bibliography in', bibliographyFormats],
])('the table has a row for everything that goes %s', (way, names) => {
  const named = rows.filter((row) => row.way === way).map(({ name }) => name)
  expect(named.toSorted()).toEqual([...names].sort())
})

test('every check that it names is there', () => {
  const cwd = new URL('../../', import.meta.url)
  const checks = rows.flatMap(({ cells }) => cells[4]?.match(/(?<=`)[\w/*.]+\.ts(?=`)/g) ?? [])
  expect(checks.length).toBeGreaterThan(rows.length / 2)
  const isThere = (check: string) =>
    globSync(`{core,services,tests}/**/${check}`, { cwd }).length > 0
  expect(checks.filter((check) => !isThere(check))).toEqual([])
})

test('what other programs found goes into the row of its export, and nowhere else', () => {
  const results = [
    { format: 'docx', by: 'one 1.0', result: 'a | b' },
    { format: 'docx', by: '', result: 'not run' },
  ]
  const before = documentation.split('\n')
  const after = withResults(documentation, results).split('\n')
  const changed = after.filter((line, index) => line !== before[index])
  expect(changed).toEqual([
    expect.stringMatching(/^\| `docx` .* \| out \| .* \| one 1\.0: a \/ b; not run \|$/),
  ])
  expect(() => withResults(documentation, [{ format: 'other', by: '', result: '' }])).toThrow(
    'other',
  )
  expect(peerChecks.filter(({ format }) => !rows.some(({ name }) => name === format))).toEqual([])
})
