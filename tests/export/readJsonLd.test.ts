import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ImportedAnnotation } from '../../core/export/importedModel.ts'
import { locateImported } from '../../core/export/locateImported.ts'
import { readJsonLd } from '../../core/export/readJsonLd.ts'

function fixture(name: string): string {
  const url = new URL(`../fixtures/web-annotation/${name}`, import.meta.url)
  return readFileSync(fileURLToPath(url), 'utf8')
}

function codesOf(text: string): string[] {
  return readJsonLd(text).report.map(({ code }) => code)
}

function annotation(more: object): string {
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:x:1',
    type: 'Annotation',
    target: 'urn:x:2',
    ...more,
  })
}

function single(more: object): ImportedAnnotation {
  const [only] = readJsonLd(annotation(more)).annotations
  if (only === undefined) throw new Error('nothing read')
  return only
}

/** A text in which every quote stands at its position, moved by `shift` for chosen ones. */
function textAround(
  annotations: readonly ImportedAnnotation[],
  shifts: Record<string, number>,
): string {
  const text: string[] = Array.from({ length: 20_000 }, () => 'x')
  for (const { id, targets } of annotations) {
    for (const { quote, position } of targets) {
      const start = (position?.start ?? 0) + (shifts[id ?? ''] ?? 0)
      for (const [index, unit] of (quote?.exact ?? '').split('').entries())
        text[start + index] = unit
    }
  }
  return text.join('')
}

describe('files of Hypothesis', () => {
  const names = ['', '.export'].map((kind) => `hypothesis/wikipedia-regression-testing${kind}.json`)

  test.each(names)('%s is read', (name) => {
    const file = readJsonLd(fixture(name))
    expect(file.origin).toBe('hypothesis')
    expect(file.documentedUnit).toBe('utf-16')
    expect(file.annotations).toHaveLength(5)
    expect(file.annotations[0]).toMatchObject({
      id: 'LOCXbsOCEeaQl6f6fQh87Q',
      notes: [{ id: 'LOCXbsOCEeaQl6f6fQh87Q', markdown: 'Footer', annotator: { name: 'mark' } }],
      created: '2016-12-16T11:24:14.673Z',
      modified: '2016-12-16T11:24:14.673Z',
      targets: [
        {
          source: 'https://en.wikipedia.org/wiki/Regression_testing',
          quote: { exact: '11 November 2016', prefix: ' This page was last modified on ' },
          position: { start: 11881, end: 11897 },
          otherSelectors: ['RangeSelector'],
        },
      ],
    })
    expect(file.report.map(({ code }) => code)).toEqual(['hypothesis_fields', 'selector_unknown'])
  })

  test('are placed by position, and by words where the position is off', () => {
    const file = readJsonLd(fixture(names[0] ?? ''))
    const text = textAround(file.annotations, { LOCXbsOCEeaQl6f6fQh87Q: 156 })
    const located = locateImported(text, file.annotations, file.documentedUnit)
    expect(located.report[0]?.message).toContain('UTF-16 units')
    expect(located.report[0]?.message).toContain('4 of 5 quotes match')
    expect(located.places.map((place) => place?.[0]?.[0])).toEqual(
      file.annotations.map(({ id, targets }) => {
        const start = targets[0]?.position?.start ?? 0
        return id === 'LOCXbsOCEeaQl6f6fQh87Q' ? start + 156 : start
      }),
    )
  })

  test('keep tags as codes, page notes as notes on the document, replies in their thread', () => {
    const shared = { uri: 'https://example.org/', user: 'acct:a.b@hypothes.is' }
    const target = [{ source: shared.uri, selector: [{ type: 'TextQuoteSelector', exact: 'x' }] }]
    const rows = [
      { ...shared, id: 'a', text: 'root', tags: ['geo/place', 'and'], target },
      { ...shared, id: 'c', text: 'deeper', references: ['a', 'b'], target: [] },
      { ...shared, id: 'b', text: 'reply', references: ['a'], target: [] },
      { ...shared, id: 'p', text: 'page note', target: [{ source: shared.uri }] },
      { ...shared, id: 'lost', text: 'lost reply', references: ['gone'], target: [] },
      {
        ...shared,
        id: 'late',
        text: 'late',
        references: ['a', 'gone'],
        user_info: { display_name: 'Zoë' },
      },
    ]
    const file = readJsonLd(JSON.stringify({ total: 6, rows }))
    const [root, page, lost] = file.annotations
    expect(root?.codings.map(({ path }) => path)).toEqual([['geo', 'place'], ['and']])
    expect(root?.notes.map(({ id, replyTo, markdown }) => [id, replyTo, markdown])).toEqual([
      ['a', null, 'root'],
      ['c', 'b', 'deeper'],
      ['b', 'a', 'reply'],
      ['late', 'a', 'late'],
    ])
    expect(root?.notes.map(({ annotator }) => annotator?.name)).toEqual([
      'a.b',
      'a.b',
      'a.b',
      'Zoë',
    ])
    expect(page?.targets).toMatchObject([{ quote: null, position: null }])
    expect(lost?.notes).toHaveLength(1)
    expect(file.report.map(({ code }) => code)).toContain('reply_without_parent')
  })
})

describe('files of Recogito', () => {
  test('are read although they fail the standard, which the report says', () => {
    const file = readJsonLd(fixture('recogito/annotations.w3c.json'))
    expect(file.origin).toBe('web-annotation')
    expect(file.annotations).toHaveLength(5)
    expect(file.annotations[0]).toMatchObject({
      id: '9b6aa528-660a-4551-8265-66f45c61acab',
      annotator: { id: null, name: 'ktKoKXUSAY88XxClOvGp' },
      created: '2024-01-05T13:19:14.716Z',
      codings: [],
      notes: [],
      targets: [
        { quote: { exact: 'death in battle or by shipwreck' }, position: { start: 741, end: 772 } },
      ],
    })
    expect(file.report.map(({ code }) => code).sort()).toEqual([
      'body_empty',
      'creator_without_name',
      'id_not_uri',
    ])
    expect(file.report.find(({ code }) => code === 'body_empty')?.message).toContain('(5)')
  })
})

describe('a Web Annotation of any program', () => {
  test('may keep its bodies in every shape of the model', () => {
    const read = single({
      bodyValue: '5 * 3 *is* plain',
      body: [
        'https://example.org/page',
        { type: 'TextualBody', value: 'a tag', purpose: 'tagging' },
        { type: 'TextualBody', value: '<p>some <b>HTML</b></p>', format: 'text/html' },
        {
          type: 'TextualBody',
          value: '*Markdown*',
          format: 'text/markdown',
          creator: { name: 'Eve' },
        },
        {
          type: 'SpecificResource',
          purpose: 'identifying',
          source: 'https://www.wikidata.org/wiki/Q64',
        },
        {
          type: 'Choice',
          items: [
            { type: 'TextualBody', value: 'one' },
            { type: 'TextualBody', value: 'two' },
          ],
        },
        { type: 'SpecificResource', purpose: 'tagging', source: 'https://example.org/tags/1' },
        17,
      ],
    })
    expect(read.notes.map(({ markdown }) => markdown)).toEqual([
      '<https://example.org/page>',
      'some **HTML**',
      '*Markdown*',
      'one',
      'two',
      '5 * 3 \\*is\\* plain',
    ])
    expect(read.notes[2]?.annotator).toEqual({ id: null, name: 'Eve' })
    expect(read.codings.map(({ path }) => path)).toEqual([
      ['a tag'],
      ['https://example.org/tags/1'],
    ])
    expect(read.mentions).toMatchObject([
      { authority: { authority: 'wikidata', id: 'Q64' }, role: 'mention' },
    ])
  })

  test('may say with its motivation what its body is', () => {
    const read = single({ motivation: 'oa:tagging', body: { type: 'TextualBody', value: 'tag' } })
    expect(read.codings.map(({ path }) => path)).toEqual([['tag']])
  })

  test('may be about things without words', () => {
    expect(single({}).targets).toMatchObject([{ source: 'urn:x:2', quote: null, position: null }])
    const image = single({
      target: {
        source: 'https://example.org/i.png',
        selector: { type: 'FragmentSelector', value: 'xywh=1,2,3,4' },
      },
    })
    expect(image.targets[0]?.otherSelectors).toEqual(['FragmentSelector'])
  })

  test('may have a quote behind another selector, whose offsets count from elsewhere', () => {
    const selector = {
      type: 'CssSelector',
      value: '#p',
      refinedBy: [
        { type: 'TextPositionSelector', start: 1, end: 4 },
        { type: 'TextQuoteSelector', exact: 'abc' },
      ],
    }
    const [target] = single({ target: { source: 'urn:x:2', selector } }).targets
    expect(target).toMatchObject({ quote: { exact: 'abc' }, position: null })
  })

  test('may answer another one', () => {
    const file = readJsonLd(
      `[${annotation({ body: { type: 'TextualBody', value: 'root' } })},${annotation({ id: 'urn:x:3', motivation: 'replying', target: 'urn:x:1', body: { type: 'TextualBody', value: 'answer' } })}]`,
    )
    expect(file.annotations).toHaveLength(1)
    expect(file.annotations[0]?.notes.map(({ markdown, replyTo }) => [markdown, replyTo])).toEqual([
      ['root', null],
      ['answer', 'urn:x:1'],
    ])
  })

  test('is found in pages, collections, graphs and alone', () => {
    const one = JSON.parse(annotation({}))
    const files = [
      one,
      [one],
      { type: 'AnnotationPage', items: [one] },
      { type: 'AnnotationCollection', first: { items: [one] } },
      { '@graph': [one] },
    ]
    for (const file of files) expect(readJsonLd(JSON.stringify(file)).annotations).toHaveLength(1)
  })

  test('is read across the pages that are in the file, and no page is fetched', () => {
    const one = JSON.parse(annotation({}))
    const pages = { items: [one], next: { items: [one], next: 'https://example.org/page3' } }
    const file = readJsonLd(JSON.stringify({ type: 'AnnotationCollection', first: pages }))
    expect(file.annotations).toHaveLength(2)
    expect(file.report.map(({ code }) => code)).toEqual(['remote_page'])
    expect(codesOf(JSON.stringify({ first: 'https://example.org/page1' }))).toEqual(['remote_page'])
  })

  test('leaves relations, things that are no annotations and targets of nothing out, and says so', () => {
    const relation = annotation({ motivation: 'linking', target: [{ id: '#a' }, { id: '#b' }] })
    const nothing = annotation({ target: [] })
    expect(codesOf(`[${relation}, ${nothing}, 1, "x", null, {}]`)).toEqual([
      'relation',
      'no_target',
      'not_an_annotation',
    ])
  })

  test('gets its times in UTC', () => {
    expect(single({ created: '2026-01-02T03:04:05+02:00' }).created).toBe(
      '2026-01-02T01:04:05.000Z',
    )
    expect(single({ created: '2026-01-02T03:04:05' }).created).toBe('2026-01-02T03:04:05.000Z')
    expect(single({ created: 'yesterday' }).created).toBeNull()
    expect(codesOf(annotation({ created: '2026-01-02T03:04:05', modified: 'x' }))).toEqual([
      'time_without_zone',
      'time_invalid',
    ])
  })
})
