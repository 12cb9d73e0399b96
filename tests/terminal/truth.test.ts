import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTruth as read, type Truth, truths } from '../fixtures/truth/truths.ts'
import { openTerminalHarness, type TerminalHarness } from './harness.ts'
import type { Annotated, Compared, Imported, ListedAnnotation, Revised } from './shapes.ts'

describe('sixty annotations over two real revisions', () => {
  let terminal: TerminalHarness
  let project = ''
  let revised: Revised
  const ids = new Map<number, string>()

  beforeAll(async () => {
    terminal = openTerminalHarness()
    project = terminal.path('truth.variorum')
    const old = terminal.write('old.txt', read('old.txt'))
    await terminal.json<Imported>('import', project, old, '--title', 'EIP-4881')
    for (const truth of truths) {
      const annotated = await terminal.json<Annotated>(...annotateWords(project, truth))
      expect([annotated.start, annotated.end]).toEqual([truth.start, truth.end])
      ids.set(truth.n, annotated.id)
    }
    const newer = terminal.write('new.txt', read('new.txt'))
    revised = await terminal.json<Revised>('revise', project, 'EIP-4881', newer)
  })
  afterAll(() => terminal.close())

  test('there are sixty', () => {
    expect(truths).toHaveLength(60)
    expect(new Set(ids.values()).size).toBe(60)
  })

  test('each is where a careful reader put it, or nowhere', () => {
    const byId = new Map(revised.annotations.map((annotation) => [annotation.id, annotation]))
    const wrong = truths.flatMap(({ n, quote, expected }) => {
      const found = byId.get(ids.get(n) ?? '')
      const states = [expected.state, ...(expected.alsoStates ?? [])]
      const isRight =
        states.includes(found?.state ?? '') && placesOf(expected).includes(keyOf(found?.after))
      return isRight ? [] : [{ n, quote, expected, found }]
    })
    expect(wrong).toEqual([])
  })

  test('the comparison calls each what the reader called it', async () => {
    const compared = await terminal.json<Compared>(
      'compare',
      project,
      'EIP-4881@1#before-revision-2',
      'EIP-4881@2',
    )
    const classes = new Map(compared.annotations.map((item) => [item.id, item.class]))
    const wrong = truths.flatMap(({ n, quote, expected }) => {
      const found = classes.get(ids.get(n) ?? '')
      const right = [expected.class, ...(expected.alsoClasses ?? [])]
      return right.includes(found ?? '') ? [] : [{ n, quote, right, found }]
    })
    expect(wrong).toEqual([])
    expect(compared.annotations).toHaveLength(60)
  })

  test('the exports hold all sixty, with their states and words', async () => {
    const listed = await terminal.json<ListedAnnotation[]>('annotations', project, 'EIP-4881')
    const csv = (await terminal.run('export', project, '--format', 'csv')).stdout
    const rows: Record<string, string>[] = parseCsv(csv, { columns: true, bom: true })
    const unescaped = (cell: string | undefined) => cell?.replace(/^'(?=[=+\-@\t\r])/, '')
    expect(rows.map((row) => [row['id'], row['state'], unescaped(row['quote'])]).sort()).toEqual(
      listed.map((item) => [item.id, item.state, item.quote]).sort(),
    )
    const markdown = (await terminal.run('export', project, '--format', 'markdown')).stdout
    for (const { quote } of truths) {
      expect(markdown).toContain(
        quote
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n'),
      )
    }
    const html = (await terminal.run('export', project, '--format', 'html')).stdout
    const jsonld = (await terminal.run('export', project, '--format', 'jsonld')).stdout
    for (const id of ids.values()) {
      expect(html).toContain(id)
      expect(jsonld).toContain(id)
    }
  })
})

function annotateWords(project: string, truth: Truth): string[] {
  const { quote, occurrence, code, note, entity, annotator } = truth
  return [
    ...['annotate', project, 'EIP-4881', '--quote', quote, '--annotator', annotator],
    ...(occurrence === undefined ? [] : ['--occurrence', String(occurrence)]),
    ...(code === undefined ? [] : ['--code', code]),
    ...(note === undefined ? [] : ['--note', note]),
    ...(entity === undefined ? [] : ['--entity', entity]),
  ]
}

function placesOf({ after, start, end, alsoRight = [] }: Truth['expected']): string[] {
  if (after === null || start === null || end === null) return ['nowhere']
  return [{ start, end }, ...alsoRight].map(keyOf)
}

function keyOf(place: { start: number; end: number } | null | undefined): string {
  return place ? `${place.start}-${place.end}` : 'nowhere'
}
