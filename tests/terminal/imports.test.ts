import { copyFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminalHarness, type TerminalHarness } from './harness.ts'

let terminal: TerminalHarness
let project = ''
beforeAll(async () => {
  terminal = openTerminalHarness()
  project = terminal.path('p.variorum')
  await terminal.json('import', project, terminal.write('Ships.html', page))
})
afterAll(() => terminal.close())

const page = '<p>About ships, <img src="https://example.org/ship.png"> and the tides.</p>'
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

interface Entry {
  readonly kind: string
  readonly file: string | null
  readonly revision: number | null
  readonly counts: Readonly<Record<string, number>>
  readonly report: readonly { readonly code: string; readonly message: string }[] | null
}

const imports = (...words: string[]) => terminal.json<Entry[]>('imports', project, ...words)

test('every way of importing leaves its report, and undo takes it back', async () => {
  await terminal.json('revise', project, 'Ships', terminal.write('Ships.txt', 'About ships.\n'))
  const qdpx = fixture('refi-qda/qualcoder-4.0beta/probeA.qdpx')
  await terminal.json('import-annotations', project, qdpx)
  const bib = terminal.write(
    'of.bib',
    '@book{k, title = {Ships}, owner = {me}} @book{l, title = {x}}',
  )
  await terminal.json('import-bibliography', project, bib)
  const entries = await imports()
  expect(entries.map(({ kind, file }) => [kind, file])).toEqual([
    ['bibliography', 'of.bib'],
    ['annotations', 'probeA.qdpx'],
    ...Array.from({ length: 3 }, () => ['document', expect.any(String)]),
    ['revision', 'Ships.txt'],
    ['document', 'Ships.html'],
  ])
  expect(entries[0]).toMatchObject({
    counts: { records: 2, applied: 1 },
    report: [{ code: 'records-left' }, { code: 'fields-kept' }],
  })
  expect(entries.at(-1)?.report?.map(({ code }) => code)).toEqual(['images-not-loaded'])
  expect((await imports('Ships')).map(({ kind }) => kind)).toEqual([
    'bibliography',
    'revision',
    'document',
  ])
  const { stdout } = await terminal.run('imports', project, 'Ships')
  expect(stdout).toContain(
    'bibliography: Ships\n    application/x-bibtex, variorum/bibtex 1, SHA-256',
  )
  expect(stdout).toContain('    - 1 of 2 records is not taken over.\n')
  await terminal.json('undo', project)
  await terminal.json('undo', project)
  expect((await imports()).map(({ file }) => file)).toEqual(['Ships.txt', 'Ships.html'])
})

test('a project from before there were reports opens, with those of its documents', async () => {
  const old = terminal.path('old.variorum')
  copyFileSync(new URL('../golden/project-0040.variorum', import.meta.url), old)
  // Converted when it is opened to be written.
  await terminal.json('snapshot', old, 'later')
  const entries = await terminal.json<Entry[]>('imports', old)
  expect(entries.length).toBeGreaterThan(0)
  for (const { kind, report } of entries) {
    expect([kind, report]).toEqual([expect.stringMatching(/document|revision/), []])
  }
})

test('an import that only the history knows of says that there is no report', async () => {
  const other = terminal.path('other.variorum')
  const imported = await terminal.json<{ documents: { id: string }[] }>(
    'import',
    other,
    terminal.write('Tides.txt', 'Tides.\n'),
  )
  const documentId = imported.documents[0]?.id
  const input = JSON.stringify({ records: [{ documentId, item: { publisher: 'Dock' } }] })
  await terminal.json('call', other, 'bibliography.apply', input)
  const { stdout } = await terminal.run('imports', other)
  expect(stdout).toMatch(
    /Take over a bibliography for “Tides” {2}bibliography: Tides\n {4}No report was kept\.\n/,
  )
  const [newest] = await terminal.json<Entry[]>('imports', other)
  expect(newest).toMatchObject({ kind: 'bibliography', file: null, report: null })
})

test('files that are read together are all kept; the first has the report', async () => {
  const other = terminal.path('standoff.variorum')
  terminal.write('ships.txt', 'About ships.\n')
  const ann = terminal.write('ships.ann', 'T1\tThing 6 11\tships\n')
  await terminal.json('import-annotations', other, ann, '--format', 'brat')
  const entries = (await terminal.json<Entry[]>('imports', other)).filter(
    ({ kind }) => kind === 'annotations',
  )
  expect(entries).toMatchObject([
    { file: 'ships.ann', counts: { imported: 1 } },
    { file: 'ships.txt', counts: {}, report: [{ code: 'read-with' }] },
  ])
})
