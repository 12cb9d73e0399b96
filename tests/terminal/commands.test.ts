import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../cli/commands.ts'
import { openProject } from '../../db/project.ts'
import { openTerminalHarness } from './harness.ts'
import type { Annotated, Compared, Imported, ListedAnnotation, Revised } from './shapes.ts'

const first = 'Alpha opens the text.\n\nThe minister said “yes” on Monday.\n\nOmega closes it.\n'
const second = 'Alpha opens the text.\n\nThe minister said “no” on Monday.\n\nOmega closes it.\n'

/** What the command line promises to scripts: words, keys, exit codes. */
describe('the command line', () => {
  const terminal = openTerminalHarness()
  const { run, json } = terminal
  const project = terminal.path('own.variorum')
  let documentId = ''

  beforeAll(async () => {
    const file = terminal.write('speech.txt', first)
    const imported = await json<Imported>('import', project, file, '--annotator', 'Ada')
    documentId = imported.documents[0]?.id ?? ''
  })
  afterAll(() => terminal.close())

  test('help lists every command; unknown ones are misuse', async () => {
    const { stdout } = await run('--help')
    for (const { name } of commands) expect(stdout).toContain(`variorum ${name}`)
    expect((await run('--version')).stdout).toBe('0.0.0\n')
    expect(await run('bogus')).toMatchObject({ exitCode: 2, stdout: '' })
    expect((await run('bogus')).stderr).toMatch(/^variorum: misuse: .*\n$/)
  })

  test.each([
    ['import', 'p.variorum'],
    ['list'],
    ['annotate', 'p.variorum', 'doc'],
    ['annotate', 'p.variorum', 'doc', '--quote', 'x', '--code', 'a//b'],
    ['annotate', 'p.variorum', 'doc', '--quote', 'x', '--entity', 'no colon'],
    ['annotate', 'p.variorum', 'doc', '--quote', 'x', '--occurrence', '0'],
    ['export', 'p.variorum'],
    ['export', 'p.variorum', '--format', 'papyrus'],
    ['compare', 'p.variorum', 'a', 'b', '--format', 'x'],
    ['text', 'p.variorum', 'doc', '--revision', '1.5'],
    ['list', 'p.variorum', '--unknown'],
    ['call', 'p.variorum', 'documents.list', '{'],
  ])('misuse is exit 2 and one line: %s %s %s', async (...words) => {
    const { exitCode, stderr, stdout } = await run(...words)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^variorum: misuse: [^\n]*\n$/)
    expect(existsSync('p.variorum')).toBe(false)
  })

  test('a failure is one line, and with --json the error object as well', async () => {
    const missing = terminal.path('missing.variorum')
    expect(await run('list', missing)).toMatchObject({ exitCode: 1, stdout: '' })
    const { stdout, exitCode } = await run('list', missing, '--json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'not_found', message: expect.any(String), details: {} },
    })
  })

  test('annotates by quote; ambiguous quotes say how many there are', async () => {
    const words = ['annotate', project, 'speech', '--quote']
    const made = await json<Annotated>(
      ...[...words, 'said “yes”', '--code', 'claims/denial', '--code', 'quote'],
      ...['--note', 'Check *this*.', '--entity', 'The Minister: of what:PERSON'],
    )
    expect(made).toMatchObject({ start: 36, end: 46, ranges: [[36, 46]], state: 'exact' })
    const nowhere = await run(...words, 'the Minister', '--json')
    expect(JSON.parse(nowhere.stdout)).toMatchObject({ error: { code: 'not_found' } })
    const several = await run(...words, 'o', '--json')
    expect(JSON.parse(several.stdout)).toMatchObject({
      error: { code: 'ambiguous', details: { count: expect.any(Number) } },
    })
    const [listed] = await json<ListedAnnotation[]>('annotations', project)
    expect(listed).toMatchObject({
      id: made.id,
      codes: ['claims/denial', 'quote'],
      note: 'Check *this*.',
      entities: [{ label: 'The Minister: of what', type: 'person', role: 'mention' }],
      annotator: 'Terminal Tester',
      quote: 'said “yes”',
      current: 'said “yes”',
      prefix: expect.stringMatching(/minister $/),
      score: 1,
    })
  })

  test('an empty note is none', async () => {
    const words = ['annotate', project, 'speech', '--quote', 'Omega', '--note', ' ']
    const { id } = await json<Annotated>(...words)
    const listed = await json<ListedAnnotation[]>('annotations', project)
    expect(listed.find((annotation) => annotation.id === id)?.notes).toEqual([])
    await run('undo', project)
  })

  test('documents of one title are ambiguous and their ids are listed', async () => {
    const file = terminal.write('twin.txt', 'Twin.')
    const one = await json<Imported>('import', project, file, '--title', 'Twin')
    const two = await json<Imported>('import', project, file, '--title', 'Twin')
    const { stdout } = await run('text', project, 'Twin', '--json')
    const ids = [one, two].map(({ documents }) => documents[0]?.id)
    const { error } = JSON.parse(stdout) as { error: { code: string; details: { ids: string[] } } }
    expect(error.code).toBe('ambiguous')
    expect(error.details.ids.sort()).toEqual(ids.sort())
    expect((await run('text', project, ids[0] ?? '')).stdout).toBe('Twin.')
  })

  test('bad files are listed, the others go in, exit 1', async () => {
    const good = terminal.write('good.txt', 'Good.')
    const words = ['import', project, good, terminal.path('nowhere.txt'), '--json']
    const { exitCode, stdout, stderr } = await run(...words)
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      documents: [{ title: 'good', revision: 1, characters: 5 }],
      errors: [{ file: terminal.path('nowhere.txt'), code: 'not_found' }],
    })
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test('takes more and less of a web page without a file, and asks which', async () => {
    const around = Array.from({ length: 40 }, (_, index) => `Sentence ${index} of the article.`)
    const page = `<nav>Menu of the paper</nav><main><p>${around.join(' ')}</p></main><footer>Printed in Wellington</footer>`
    const pages = terminal.path('pages.variorum')
    await terminal.run(
      'import',
      pages,
      terminal.write('page.html', `<html><body>${page}</body></html>`),
    )
    const text = async () => (await terminal.run('text', pages, 'page')).stdout
    expect(await text()).not.toContain('Wellington')
    expect(await terminal.json<Revised>('revise', pages, 'page', '--whole-page')).toMatchObject({
      revision: 2,
      unchanged: false,
    })
    expect(await text()).toContain('Wellington')
    await terminal.run('revise', pages, 'page', '--article')
    expect(await text()).not.toContain('Wellington')
    for (const flags of [[], ['--article', '--whole-page']]) {
      const refused = await terminal.run('revise', pages, 'page', ...flags)
      expect(refused.exitCode).toBe(2)
      expect(refused.stderr).toContain('--whole-page or --article')
    }
  })

  test('revises, compares with the snapshot before, and mirrors', async () => {
    const newer = terminal.write('speech-2.txt', second)
    const revised = await json<Revised>('revise', project, documentId, newer)
    expect(revised).toMatchObject({ revision: 2, counts: { edited: 1, orphan: 0 } })
    const sides = ['speech@1#before-revision-2', 'speech@2']
    const compared = await json<Compared>('compare', project, ...sides)
    expect(compared.counts).toMatchObject({ 'text-changed': 1, lost: 0, new: 0 })
    expect(compared.text).toMatchObject({ insertedWords: 1, deletedWords: 1, movedBlocks: 0 })
    expect(compared).toMatchObject({ affected: { counts: { changed: 1 }, highlights: [{}] } })
    const affected = await json('affected', project, 'speech')
    expect(compared).toMatchObject({ affected })
    expect((await run('affected', project, 'speech', '--revision', '2')).stdout).toMatch(/^## /)
    const first = await run('affected', project, 'speech', '--revision', '1')
    expect([first.exitCode, first.stderr]).toEqual([1, expect.stringContaining('invalid_input')])
    const edited = await json<ListedAnnotation[]>('annotations', project, '--state', 'edited')
    expect(edited.map(({ state }) => state)).toEqual(['edited'])
    expect(await json('annotations', project, '--state', 'orphan')).toEqual([])
    const timeline = await run('timeline', project, 'speech')
    expect(timeline.stdout).toContain('1 exact, 2 edited')
    const same = await json<Compared>('compare', project, 'speech@2', 'speech')
    expect(same.text.changes).toEqual([])
    const byAnnotator = await run('compare', project, 'speech@2/Terminal Tester', 'speech/Ada')
    expect(byAnnotator.stdout).toMatch(/^# /)
    const html = await run('compare', project, ...sides, '--format', 'html')
    expect(html.stdout).toMatch(/^<!doctype html>/i)
  })

  test('exports to a file once; again only with --force', async () => {
    const out = terminal.path('notes.md')
    const words = ['export', project, '--format', 'markdown', '--out', out]
    const answer = await json<{ format: string; out: string; items: number }>(...words)
    expect(answer).toMatchObject({ format: 'markdown', out, items: 1 })
    const before = readFileSync(out, 'utf8')
    const refused = await run(...words)
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('conflict')])
    expect(readFileSync(out, 'utf8')).toBe(before)
    expect((await run(...words, '--force')).exitCode).toBe(0)
  })

  test('writes down what went out to a file, where the project can be written', async () => {
    const names = async () => {
      const request = JSON.stringify({ documentId })
      const listed = await json<{ name: string }[]>('call', project, 'exports.list', request)
      return listed.map(({ name }) => name)
    }
    const before = await names()
    const exported = (name: string) =>
      json('export', project, '--format', 'csv', '--out', terminal.path(name))
    expect(await exported('out.csv')).toMatchObject({ recorded: true })
    await run('export', project, '--format', 'csv')
    expect(await names()).toEqual([...before, 'out.csv'])
    const holder = openProject(project, { mode: 'write', now: '2026-01-01T00:00:00.000Z' })
    try {
      expect(await exported('held.csv')).toMatchObject({ recorded: false })
    } finally {
      holder.close()
    }
    expect(await names()).toEqual([...before, 'out.csv'])
  })

  test('exports what its options choose, by name', async () => {
    const words = ['export', project, '--format', 'csv']
    const unknown = await run(...words, '--annotator', 'Nobody else')
    expect([unknown.exitCode, unknown.stderr]).toEqual([1, expect.stringContaining('not_found')])
    const listed = await json<ListedAnnotation[]>('annotations', project)
    for (const state of ['exact', 'edited']) {
      const expected = listed.filter((annotation) => annotation.state === state).length
      expect(await json(...words, '--state', state)).toMatchObject({ items: expected })
    }
    expect((await run(...words, '--state', 'lost')).exitCode).toBe(2)
  })

  test('undo, redo, history, snapshot, search, backup, restore', async () => {
    const kept = await json<{ name: string }>('snapshot', project, 'kept')
    expect(kept).toMatchObject({ name: 'kept', hash: expect.any(String), at: expect.any(String) })
    const undone = await json<{ operation: { code: string } }>('undo', project)
    expect(undone.operation.code).toBe('snapshots.create')
    const redone = await json<{ operation: { code: string } }>('redo', project)
    expect(redone.operation.code).toBe('snapshots.create')
    expect(await json('redo', project)).toEqual({ operation: null })
    const [newest, , taken] = await json<Record<string, unknown>[]>('history', project)
    expect((await run('history', project)).stdout).toContain(`(takes back ${taken?.['seq']})`)
    expect(await json('history', project, '--limit', '1')).toEqual([newest])
    expect(Object.keys(newest ?? {})).toEqual(
      expect.arrayContaining(['seq', 'code', 'label', 'annotator', 'at', 'undoes']),
    )
    const [hit] = await json<Record<string, unknown>[]>('search', project, 'Omega')
    expect(hit).toMatchObject({ kind: 'passage', document: documentId, revision: 2 })
    const copy = terminal.path('copy.variorum')
    expect(await json('backup', project, copy)).toMatchObject({ path: copy })
    expect((await run('backup', project, copy)).exitCode).toBe(1)
    expect((await run('backup', project, copy, '--force')).exitCode).toBe(0)
    await run('undo', project)
    expect((await run('restore', project, copy)).exitCode).toBe(0)
    expect((await json<unknown[]>('search', project, 'Omega')).length).toBe(1)
    expect((await run('verify', project)).stdout).toBe('Nothing is wrong.\n')
  })

  test('verify says of a folder that it is no project', async () => {
    const { exitCode, stdout } = await run('verify', terminal.folder)
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/^not_a_project: /)])
  })

  test('whatever only reads works while another process writes', async () => {
    const holder = openProject(project, { mode: 'write', now: '2026-01-01T00:00:00.000Z' })
    try {
      const side = { documentId }
      const compare = JSON.stringify({ left: side, right: side })
      expect((await run('call', project, 'compare.run', compare)).exitCode).toBe(0)
      expect((await run('call', project, 'export.preview', '{"format":"csv"}')).exitCode).toBe(0)
      expect((await run('list', project)).exitCode).toBe(0)
      expect((await run('undo', project)).stderr).toMatch(/^variorum: locked: /)
      const snapshot = await run('call', project, 'snapshots.create', '{"name":"n"}')
      expect(snapshot.stderr).toMatch(/^variorum: locked: /)
    } finally {
      holder.close()
    }
  })

  test('codes, entities, relations and any method by name', async () => {
    const codes = await json<{ path: string }[]>('codes', project)
    expect(codes.map(({ path }) => path)).toEqual(['claims', 'quote', 'claims/denial'])
    const entities = await json<unknown[]>('entities', project)
    expect(entities).toMatchObject([{ label: 'The Minister: of what', mentions: 1, aliases: [] }])
    const minister = { label: 'The Minister: of what', type: 'person' }
    const said = { type: 'advises', from: { label: 'Ada', type: 'person' }, to: minister }
    await run('call', project, 'relations.create', JSON.stringify(said))
    const relations = await json<unknown[]>('relations', project)
    expect(relations).toMatchObject([{ type: 'advises', flag: 'none', evidence: [] }])
    const { stdout } = await run('relations', project)
    expect(stdout).toBe('Ada — advises → The Minister: of what  no passage yet\n')
    const list = await json<unknown[]>('call', project, 'documents.list', '{}')
    expect(list.length).toBeGreaterThan(2)
    const wrong = await run('call', project, 'documents.get', '{}', '--json')
    expect(JSON.parse(wrong.stdout)).toMatchObject({ error: { code: 'invalid_input' } })
  })
})
