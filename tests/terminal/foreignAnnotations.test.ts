import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { openTerminalHarness } from './harness.ts'

interface ImportedAnnotations {
  readonly imported: number
  readonly unplaced: number
  readonly skipped: number
  readonly withoutDocument: number
}

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
const hypothesis = fixture('web-annotation/hypothesis/wikipedia-regression-testing.json')
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

  test('the same file again adds nothing, in either of the forms Hypothesis writes', async () => {
    const project = await projectWith('again', '<p>Another text.</p>')
    expect(await load(project, hypothesis)).toMatchObject({ imported: 5, skipped: 0 })
    expect(await load(project, hypothesis)).toMatchObject({ imported: 0, skipped: 5 })
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
})
