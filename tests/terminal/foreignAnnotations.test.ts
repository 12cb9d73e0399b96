import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'

interface ImportedAnnotations {
  readonly imported: number
  readonly unplaced: number
  readonly skipped: number
  readonly withoutDocument: number
  readonly report: readonly { readonly message: string }[]
}

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const hypothesis = fixture('web-annotation/hypothesis/wikipedia-regression-testing.json')
const brat = (name: string) => fixture(`brat/${name}`)
const recogito = fixture('web-annotation/recogito/annotations.w3c.json')
/** Passages on texts that are not in the archive, with names of their readers' own. */
const withoutTexts = fixture('refi-qda/atlasti-8.4-mac/TestProject.qdpx')

/** Annotations of other programs: in once, on the document they are about, or counted. */
describe('annotations of other programs', () => {
  const terminal = openTerminalHarness()
  afterAll(() => terminal.close())

  const load = (project: string, file: string, format = 'jsonld') =>
    terminal.json<ImportedAnnotations>('import-annotations', project, file, '--format', format)

  async function projectWith(name: string, page: string): Promise<string> {
    const project = terminal.path(`${name}.variorum`)
    await terminal.run('import', project, terminal.write(`${name}.html`, page))
    return project
  }

  const pageAt = (url: string, text: string) =>
    `<html><head><title>Page</title><link rel="canonical" href="${url}"></head><body><p>${text}</p></body></html>`

  test('of CATMA stand on the text that is as long as theirs, and on no other', async () => {
    const project = await projectWith('catma', '<p>Nothing of the kind.</p>')
    const file = fixture('catma/annotations.tei.xml')
    expect(await load(project, file, 'tei')).toMatchObject({ imported: 0, withoutDocument: 3 })
    await terminal.run('import', project, fixture('catma/text.txt'))
    const counts = { imported: 3, unplaced: 0, withoutDocument: 0 }
    expect(await load(project, file, 'tei')).toMatchObject(counts)
    expect(await load(project, file, 'tei')).toMatchObject({ imported: 0, skipped: 3 })
    const found = await terminal.json<readonly { quote: string; codes: string[]; note: string }[]>(
      'annotations',
      project,
    )
    const text = readFileSync(fixture('catma/text.txt'), 'utf8')
    expect(found.map(({ quote, codes, note }) => [quote, codes[0], note])).toEqual([
      [text.slice(3180, 3224), 'argument/remedy', 'certainty: contested, low'],
      [text.slice(3512, 3564), 'rhetoric', 'certainty: high'],
      [text.slice(3515, 3575), 'argument', null],
    ])
  })

  test('of TEI bring their text with them, and link what it names', async () => {
    const file = terminal.write(
      'standoff.xml',
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listAnnotation><annotation xml:id="a" target="#string-range(p,9,5)">
      <note>Where?</note></annotation></listAnnotation></standOff><text><body><p xml:id="p">She saw  Paris
      with <persName ref="http://www.wikidata.org/entity/Q1">Ann</persName>.</p></body></text></TEI>`,
    )
    const project = await projectWith('tei', '<p>Nothing of the kind.</p>')
    expect(await load(project, file, 'tei')).toMatchObject({ imported: 1, unplaced: 0 })
    expect(await load(project, file, 'tei')).toMatchObject({ imported: 0, skipped: 1 })
    interface Found {
      readonly quote: string
      readonly note: string | null
      readonly entities: readonly { label: string }[]
    }
    const found = await terminal.json<readonly Found[]>('annotations', project)
    expect(
      found.map(({ quote, note, entities }) => [quote, note, entities.map(({ label }) => label)]),
    ).toEqual([
      ['Paris', 'Where?', []],
      ['Ann', null, ['Ann']],
    ])
    expect(await terminal.json('verify', project)).toMatchObject({ ok: true })
  })

  test('the same file again adds nothing, in either of the forms Hypothesis writes', async () => {
    const project = await projectWith('again', '<p>Another text.</p>')
    expect(await load(project, hypothesis)).toMatchObject({ imported: 5, skipped: 0 })
    expect(await load(project, hypothesis)).toMatchObject({ imported: 0, skipped: 5 })
  })

  test('of Hypothesis stand on the page that was annotated, all five, when it is taken whole', async () => {
    const page = fixture('web-annotation/hypothesis/wikipedia-regression-testing.html')
    for (const [name, file] of [
      ['api', hypothesis],
      ['client', hypothesis.replace('.json', '.export.json')],
    ] as const) {
      const project = terminal.path(`whole-${name}.variorum`)
      await terminal.run('import', project, page, '--whole-page')
      expect(await load(project, file, 'hypothesis')).toMatchObject({ imported: 5, unplaced: 0 })
      const found = await terminal.json<readonly { quote: string; state: string }[]>(
        'annotations',
        project,
      )
      expect(found.map(({ state }) => state)).toEqual(Array(5).fill('exact'))
      expect(found.map(({ quote }) => quote.slice(0, 16))).toEqual([
        'Regression testi',
        'The purpose of r',
        'Therefore, in mo',
        'Also as a conseq',
        '11 November 2016',
      ])
    }
  })

  test('two of one id in one file are two', async () => {
    const project = await projectWith('twins', '<p>Another text.</p>')
    const [first] = JSON.parse(readFileSync(recogito, 'utf8')) as { id: string }[]
    const annotation = { ...first, id: 'urn:example:1' }
    const file = terminal.write('twins.json', JSON.stringify([annotation, annotation]))
    expect(await load(project, file)).toMatchObject({ imported: 2, skipped: 0 })
  })

  test('what is about another page does not go to the only one there is', async () => {
    const project = await projectWith('other', pageAt('https://example.org/other', 'Another text.'))
    expect(await load(project, hypothesis)).toMatchObject({ imported: 0, withoutDocument: 5 })
  })

  test('nor what is about a document of another project', async () => {
    const theirs = await projectWith('theirs', '<p>The words of a letter.</p>')
    await terminal.json('annotate', theirs, 'theirs', '--quote', 'letter')
    const file = terminal.path('theirs.jsonld')
    await terminal.run('export', theirs, '--format', 'jsonld', '--out', file)
    const project = await projectWith('ours', '<p>A text of our own.</p>')
    expect(await load(project, file)).toMatchObject({ imported: 0, withoutDocument: 1 })
  })

  test('nor what is about a text that its project left out, at whatever position', async () => {
    const text = 'Nothing that anybody has coded. '.repeat(200)
    const project = await projectWith('left-out', `<p>${text}</p>`)
    const { imported, withoutDocument } = await load(project, withoutTexts, 'qdpx')
    expect(imported).toBe(0)
    expect(withoutDocument).toBeGreaterThan(0)
  })

  test('a codebook is previewed by its codes, for it has nothing else', async () => {
    const project = await projectWith('codebook', '<p>A text.</p>')
    const file = fixture('refi-qda/spec-annex-a1.qdc')
    const { stdout } = await terminal.run('import-annotations', project, file, '--preview')
    expect(stdout).toMatch(/^In the file: [1-9]\d* codes, 0 entities, 0 relations, 0 notes\n/)
  })

  test('a file that holds none says what does, or what is wrong with it', async () => {
    const project = await projectWith('none', '<p>A text.</p>')
    const taguette = readFileSync(fixture('foreign-projects/taguette.sqlite3'))
    const damaged = Buffer.from(taguette).fill(0xff, 4096, 8192)
    const refusals: readonly (readonly [string, string | Buffer, RegExp])[] = [
      ['x.tsv', '#FORMAT=WebAnno TSV 3.3\n', /^variorum: unsupported: no annotations that can be/],
      [
        'x.json',
        '[{"data": {"text": "a"}}]',
        /^variorum: unsupported: no annotations in this file/,
      ],
      ['x.sqlite3', damaged, /^variorum: corrupt: the database /],
    ]
    for (const [name, content, said] of refusals) {
      const file = terminal.write(name, content)
      const { exitCode, stderr } = await terminal.run('import-annotations', project, file)
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(said)])
      expect(stderr).not.toMatch(/the project|\*\*\*/)
    }
  })

  describe('stand-off of brat that is not packed', () => {
    const passages = (name: string) =>
      readFileSync(brat(`${name}.ann`), 'utf8').match(/^T\d+\t/gm)?.length ?? 0
    const introduction = passages('000-introduction')

    /** A new project, and a folder of its own with files in it. */
    async function start(name: string, files: Readonly<Record<string, string>>) {
      const folder = terminal.path(name)
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), text)
      }
      const project = terminal.path(`${name}.variorum`)
      const read = (file = '') => load(project, join(folder, file), 'brat')
      const documents = () => terminal.json<{ documents: readonly object[] }>('list', project)
      return { folder, project, read, documents }
    }

    test('brings the text that lies beside it', async () => {
      const project = terminal.path('beside.variorum')
      const read = () => load(project, brat('000-introduction.ann'), 'brat')
      const counts = { documents: 1, imported: introduction, unplaced: 0 }
      expect(await read()).toMatchObject(counts)
      expect(await read()).toMatchObject({ documents: 0, imported: 0, skipped: introduction })
      expect(await terminal.json('list', project)).toMatchObject({
        documents: [{ title: '000-introduction', highlights: introduction }],
      })
      await terminal.json('undo', project)
      expect(await terminal.json('list', project)).toMatchObject({ documents: [] })
    })

    test('alone is placed on the document that holds its words, and says which; later with its text adds nothing', async () => {
      const ann = readFileSync(brat('000-introduction.ann'), 'utf8')
      const { folder, project, read, documents } = await start('alone', { 'x.ann': ann })
      await terminal.run('import', project, brat('040-text_span_annotation.txt'))
      await terminal.run('import', project, brat('000-introduction.txt'))
      const { report, ...counts } = await read('x.ann')
      expect(counts).toMatchObject({ documents: 0, imported: introduction, unplaced: 0 })
      expect(report.map(({ message }) => message)).toContainEqual(
        expect.stringContaining('“000-introduction”, revision 1'),
      )
      writeFileSync(join(folder, 'x.txt'), readFileSync(brat('000-introduction.txt')))
      expect(await read('x.ann')).toMatchObject({ imported: 0, skipped: introduction })
      expect((await documents()).documents).toHaveLength(2)
    })

    test('goes to the text and the revision on which its positions are right', async () => {
      const ann = 'T1\tX 12 17\tships\nT2\tX 22 27\ttides\n'
      const { folder, project, read } = await start('right', {
        ...{ 'x.ann': ann, 'other.txt': 'No ships or tides, then ships and tides.' },
        ...{
          'own.txt': 'Of all the: ships and tides.',
          'newer.txt': 'Once more, of all the: ships and tides.',
        },
      })
      await terminal.run('import', project, join(folder, 'other.txt'), join(folder, 'own.txt'))
      await terminal.run('revise', project, 'own', join(folder, 'newer.txt'))
      const { report } = await read('x.ann')
      expect(report.map(({ message }) => message)).toContainEqual(
        expect.stringContaining('“own”, revision 1'),
      )
      const found = await terminal.json<readonly { start: number; state: string }[]>(
        ...['annotations', project, 'own', '--revision', '1'],
      )
      expect(found.map(({ start }) => start)).toEqual([12, 22])
    })

    test('in a folder is a collection, each folder of it a reader', async () => {
      const text = 'Ships and tides.'
      const { project, read, documents } = await start('folder', {
        ...{ 'ann/x.txt': text, 'ann/x.ann': 'T1\tX 0 5\tShips\n' },
        ...{ 'bob/x.txt': text, 'bob/x.ann': 'T1\tX 10 15\ttides\n', 'bob/notes.md': 'Else.' },
      })
      expect(await read()).toMatchObject({ documents: 1, imported: 2, unplaced: 0 })
      expect((await documents()).documents).toHaveLength(1)
      const found = await terminal.json<readonly { annotator: string }[]>('annotations', project)
      expect(found.map(({ annotator }) => annotator)).toEqual(['ann', 'bob'])
    })

    test('follows no link out of its folder, and takes no folder without any', async () => {
      const { folder, read } = await start('linked', { 'x.ann': 'T1\tX 0 3\tOne\n' })
      symlinkSync(dirname(brat('LICENSE')), join(folder, 'elsewhere'))
      expect(await read()).toMatchObject({ documents: 0, withoutDocument: 1 })
      const empty = await start('empty', { 'a/readme.txt': 'None.' })
      await expect(empty.read()).rejects.toThrow('no annotations in this folder')
    })

    test('about a text that is not here is counted, and previewed so', async () => {
      const project = await projectWith('nowhere', '<p>Nothing of the kind.</p>')
      const file = terminal.write('nowhere.ann', 'T1\tX 0 5\tShips\n')
      const preview = await terminal.json<ImportedAnnotations>(
        ...['import-annotations', project, file, '--preview'],
      )
      expect(preview).toMatchObject({ imported: 0, withoutDocument: 1 })
      expect(await load(project, file, 'brat')).toMatchObject({ imported: 0, withoutDocument: 1 })
    })
  })
})
