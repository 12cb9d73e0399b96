import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminalHarness, type TerminalHarness } from './harness.ts'

let terminal: TerminalHarness
let project = ''
beforeAll(async () => {
  terminal = openTerminalHarness()
  project = terminal.path('p.variorum')
  const files = ['Ships', 'Tides'].map((name) => terminal.write(`${name}.txt`, `About ${name}.\n`))
  await terminal.json('import', project, ...files)
})
afterAll(() => terminal.close())

interface Answer {
  readonly format: string
  readonly applied: readonly { readonly title: string; readonly by: string }[]
  readonly left: readonly { readonly title: string }[]
}

const one = '@book{key, title = {SHIPS}, publisher = {Dock}}'

test('records are taken over where it is certain whose they are', async () => {
  const file = terminal.write(
    'of.bib',
    `${one} @book{b, title = {tides}} @book{c, title = {Tides!}}`,
  )
  const answer = await terminal.json<Answer>('import-bibliography', project, file)
  expect(answer).toMatchObject({
    format: 'bibtex',
    applied: [{ title: 'SHIPS', by: 'title' }],
    left: [{ title: 'tides' }, { title: 'Tides!' }],
  })
  const csl = await terminal.run('export', project, '--format', 'csljson')
  const exported: unknown = JSON.parse(csl.stdout)
  expect(exported).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'key', publisher: 'Dock' })]),
  )
})

test('a document takes over the record that it is given', async () => {
  const file = terminal.write('one.bib', one)
  const words = ['import-bibliography', project, file, '--document', 'Tides']
  const answer = await terminal.json<Answer>(...words)
  expect(answer.applied).toMatchObject([{ title: 'SHIPS', by: 'choice' }])
  const broken = terminal.write('broken.bib', '@book{key,\n title = {x')
  expect(await terminal.run('import-bibliography', project, broken)).toMatchObject({
    exitCode: 1,
    stderr: 'variorum: invalid_input: BibTeX, line 2: a brace is not closed\n',
  })
})
