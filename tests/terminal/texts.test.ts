import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { readHtmlExport } from '../export/readHtmlExport.ts'
import { openTerminalHarness } from './harness.ts'
import type { Annotated, Imported, ListedAnnotation, Verified } from './shapes.ts'

interface Quote {
  readonly quote: string
  readonly occurrence?: number
  readonly start: number
  readonly end: number
  /** False: it holds a NUL, which no command line carries. */
  readonly argument?: boolean
}

const folder = new URL('../fixtures/texts/', import.meta.url)
// Written by a script and looked at; its shape is described beside it.
const files = JSON.parse(readFileSync(new URL('quotes.json', folder), 'utf8')) as Record<
  string,
  { readonly characters: number; readonly sha256: string; readonly quotes: readonly Quote[] }
>

/** Emoji, combining marks, both directions, CJK, line ends, BOM and NUL: offsets slice to quotes. */
describe('scripts of the world', () => {
  const terminal = openTerminalHarness()
  afterAll(() => terminal.close())

  test.each(Object.entries(files))('%s', async (name, { characters, sha256, quotes }) => {
    const project = terminal.path(`${name}.variorum`)
    const source = fileURLToPath(new URL(name, folder))
    const imported = await terminal.json<Imported>('import', project, source, '--title', 'T')
    expect(imported.documents).toMatchObject([{ characters, sha256 }])
    const text = (await terminal.run('text', project, 'T')).stdout
    expect(text).toHaveLength(characters)

    for (const { quote, occurrence, start, end, argument } of quotes) {
      const passage = { quote, ...(occurrence === undefined ? {} : { occurrence }) }
      const annotated = await annotate(project, imported.documents[0]?.id ?? '', passage, argument)
      expect([annotated.start, annotated.end]).toEqual([start, end])
      expect(text.slice(start, end)).toBe(quote)
    }
    const listed = await terminal.json<ListedAnnotation[]>('annotations', project, 'T')
    const wanted = quotes.map(({ quote, start, end }) => [start, end, quote])
    expect(listed.map(({ start, end, quote }) => [start, end, quote]).sort()).toEqual(wanted.sort())
    await checkExports(project, text, listed)
    expect(await terminal.json<Verified>('verify', project)).toMatchObject({ ok: true })
  })

  async function annotate(
    project: string,
    documentId: string,
    passage: { quote: string; occurrence?: number },
    argument = true,
  ): Promise<Pick<Annotated, 'start' | 'end'>> {
    if (argument) {
      const occurrence = passage.occurrence ? ['--occurrence', `${passage.occurrence}`] : []
      return terminal.json('annotate', project, 'T', '--quote', passage.quote, ...occurrence)
    }
    const input = JSON.stringify({ documentId, passage })
    const made = await terminal.json<Annotated>('call', project, 'highlights.create', input)
    return { start: made.ranges[0]?.[0] ?? -1, end: made.ranges.at(-1)?.[1] ?? -1 }
  }

  /** A page cannot hold a NUL; the standard's own sign for it stands there. */
  function checkHtml(page: string, listed: readonly ListedAnnotation[]) {
    const marked = readHtmlExport(page).articles.flatMap(({ highlights }) => highlights)
    expect(marked.map((highlight) => highlight.marked).sort()).toEqual(
      listed.map(({ quote }) => quote.replaceAll('\0', '\uFFFD')).sort(),
    )
  }

  async function checkExports(project: string, text: string, listed: readonly ListedAnnotation[]) {
    const exported = async (format: string) =>
      (await terminal.run('export', project, '--format', format)).stdout
    const rows: Record<string, string>[] = parseCsv(await exported('csv'), {
      columns: true,
      bom: true,
    })
    for (const row of rows) {
      const slice = text.slice(Number(row['start']), Number(row['end']))
      expect(row['quote']?.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(slice)
    }
    expect(rows).toHaveLength(listed.length)
    const codePoints = [...text]
    const page = JSON.stringify(JSON.parse(await exported('jsonld')))
    const selectors = [...page.matchAll(/"TextPositionSelector","start":(\d+),"end":(\d+)/g)]
    const slices = selectors.map(([, start, end]) =>
      codePoints.slice(Number(start), Number(end)).join(''),
    )
    expect(slices.sort()).toEqual(listed.map(({ quote }) => quote).sort())
    checkHtml(await exported('html'), listed)
    const markdown = await exported('markdown')
    for (const { quote } of listed) {
      expect(markdown).toContain(
        quote
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n'),
      )
    }
  }
})
