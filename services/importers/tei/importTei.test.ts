import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../core/model/error.ts'
import { importSource } from '../importSource.ts'

const fixtures = new URL('../../../tests/fixtures/', import.meta.url)

const header = `<teiHeader><fileDesc><titleStmt>
  <title type="main">The
  Letters</title><title type="sub">Volume 1</title>
  <author><persName ref="#x">Ada Lovelace</persName> (1815-1852)</author>
  <respStmt xml:id="ed"><resp>editor</resp><name>Ann Editor</name></respStmt></titleStmt>
  <publicationStmt><publisher>A Press</publisher><idno type="URI">https://example.org/1</idno>
  <availability><licence>CC BY 4.0</licence></availability></publicationStmt>
  <sourceDesc><bibl><date when="1843-07-10">July</date></bibl></sourceDesc></fileDesc>
  <profileDesc><langUsage><language ident="en-GB">English</language></langUsage></profileDesc></teiHeader>`

function tei(text: string, head = header, rest = ''): string {
  return `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">${head}${rest}<text>${text}</text></TEI>`
}

async function read(source: string, name = 'letter.xml') {
  return await importSource({ name, bytes: new TextEncoder().encode(source) })
}

const body = (inner: string) => read(tei(`<body>${inner}</body>`))

describe('a TEI document', () => {
  test('has its facts from the header', async () => {
    const { title, language, metadata, extractor, mediaType } = await body('<p>Dear</p>')
    expect({ title, language, extractor, mediaType }).toEqual({
      title: 'The Letters: Volume 1',
      language: 'en-GB',
      extractor: 'variorum/tei',
      mediaType: 'application/tei+xml',
    })
    expect(metadata).toMatchObject({
      author: [{ literal: 'Ada Lovelace' }],
      publisher: 'A Press',
      issued: { 'date-parts': [[1843, 7, 10]] },
      URL: 'https://example.org/1',
      license: 'CC BY 4.0',
    })
  })

  test('has its text of front, body and back, without running heads and machine data', async () => {
    const { text, blocks } = await read(
      tei(`<front><titlePage><docTitle><titlePart>Title</titlePart></docTitle></titlePage></front>
      <body><fw>running head</fw><div><head>One</head><p>First   words
      here.</p><figure><head>Fig. 1</head><figDesc>not said</figDesc></figure><p>Second.</p></div></body>
      <back><p>End.</p><listBibl><bibl>A book</bibl><bibl>Another</bibl></listBibl></back>`),
    )
    expect(text).toBe('Title\nOne\nFirst words here.\nFig. 1\nSecond.\nEnd.\nA book\nAnother')
    expect(blocks.map(({ kind }) => kind).filter((kind) => kind === 'heading')).toHaveLength(1)
  })

  test('breaks lines at lb, but not within a word', async () => {
    const { text } = await body('<p>one<lb/>two and hy-<lb break="no"/>phen<cb/>ated</p>')
    expect(text).toBe('one\ntwo and hy-phen ated')
  })

  test('has its pages by pb, with their numbers', async () => {
    const { text, pages } = await body(
      '<p>before</p><pb n="iv"/><p>one wo<pb n="5" break="no"/>rd<pb/> more</p>',
    )
    expect(text).toBe('before\none word more')
    expect(pages).toEqual([
      { start: 0, label: '' },
      { start: 7, label: 'iv' },
      { start: 13, label: '5' },
      { start: 16, label: '' },
    ])
  })

  test('keeps lists, tables, quotations, verse, code, links and marks', async () => {
    const { text, content } = await body(`<div><head>H</head>
      <list type="ordered:arabic"><head>Things</head><item><p>one</p></item><item>two</item></list>
      <list type="gloss"><label>term</label><item>what it is</item></list>
      <table><head>T</head><row role="label"><cell>a</cell><cell>b</cell></row>
        <row><cell cols="2">1</cell></row></table>
      <quote><p>Quoted</p></quote><cit><quote>Cited</quote><bibl>A book</bibl></cit>
      <lg><l>roses are red</l><l>violets</l></lg>
      <eg>code  here</eg><ab type="codeblock ">more
  code</ab>
      <p><hi rendition="simple:italic">it</hi> <hi rend="bold">bo</hi> <emph>em</emph>
        <ref target="https://example.org/">out</ref> <ref target="#in">in</ref> <q>said</q></p></div>`)
    expect(text).toBe(
      'H\nThings\none\ntwo\nterm\nwhat it is\nT\na\tb\n1\nQuoted\nCited\nA book\n' +
        'roses are red\nviolets\ncode  here\nmore\n  code\nit bo em out in said',
    )
    const json = JSON.stringify(content)
    for (const type of ['orderedList', 'bulletList', 'table', 'tableHeader', 'blockquote']) {
      expect(json).toContain(`"type":"${type}"`)
    }
    for (const type of ['codeBlock', 'hardBreak', 'italic', 'bold', 'link']) {
      expect(json).toContain(`"type":"${type}"`)
    }
    expect(json.match(/"type":"link"/g)).toHaveLength(1)
  })

  test('is read as the source has it where it says things in two ways', async () => {
    const { text, content, report } = await body(
      `<p><choice><corr>right</corr><sic>wrng</sic></choice> <choice><abbr>Dr</abbr><expan>Doctor</expan></choice>
      <app><lem>one</lem><rdg>two</rdg><rdg>three</rdg></app> <del>gone</del> <add>put in</add> <gap/>.</p>`,
    )
    expect(text).toBe('wrng Dr one gone put in […].')
    expect(JSON.stringify(content)).toContain('strike')
    expect(report.map(({ code, message }) => [code, /\d+/.exec(message)?.[0]])).toEqual([
      ['tei-alternative', '2'],
      ['tei-reading', '2'],
    ])
  })

  test('links names that say what they name to entities, under one label each', async () => {
    const list = `<standOff><listPerson><person xml:id="ada"><persName>Ada King</persName>
      <idno type="VIAF">4952</idno></person></listPerson></standOff>`
    const { text, annotations } = await read(
      tei(
        `<body><p><persName ref="#ada">Ada</persName>’s friend went to
        <placeName ref="http://www.wikidata.org/entity/Q84"><hi>London</hi></placeName>, the
        <rs type="place" ref="http://www.wikidata.org/entity/Q84">city</rs>, with <orgName key="org:1">it</orgName>
        and <persName>Charles</persName>. <persName ref="#ada">She</persName></p></body>`,
        header,
        list,
      ),
    )
    expect(
      annotations.map(({ ranges: [range], mentions }) => [
        text.slice(...(range ?? [0, 0])),
        ...(mentions ?? []),
      ]),
    ).toEqual([
      ['Ada', { label: 'Ada King', type: 'person', authority: { authority: 'viaf', id: '4952' } }],
      [
        'London',
        { label: 'London', type: 'place', authority: { authority: 'wikidata', id: 'Q84' } },
      ],
      ['city', { label: 'London', type: 'place', authority: { authority: 'wikidata', id: 'Q84' } }],
      ['it', { label: 'it', type: 'organisation', authority: { authority: 'org', id: '1' } }],
      ['She', { label: 'Ada King', type: 'person', authority: { authority: 'viaf', id: '4952' } }],
    ])
  })

  test('has its notes as notes: at the word before, or on what they are about', async () => {
    const { text, annotations } = await body(
      `<p>One word<note resp="#ed"><p>First   line.</p><p>Second.</p></note>, and more.<note>At the end</note></p>
      <p><note>Before</note>All of it <seg xml:id="s">some of it</seg></p><p>x<note target="#s">About some</note></p>`,
    )
    expect(text).toBe('One word, and more.\nAll of it some of it\nx')
    expect(
      annotations.map(({ ranges: [range], notes: [note] }) => [
        text.slice(...(range ?? [0, 0])),
        note?.text,
        note?.author,
      ]),
    ).toEqual([
      ['word', 'First line.\nSecond.', 'Ann Editor'],
      ['more.', 'At the end', null],
      ['All of it some of it', 'Before', null],
      ['some of it', 'About some', null],
    ])
  })

  test('is known by its root, whatever is before it and whatever its name', async () => {
    const plain = tei('<body><p>Text</p></body>')
    const sources = [
      plain.replace(
        '<TEI ',
        '<!-- a > - comment --><?xml-model href="x.rng"?><!DOCTYPE TEI [ <!ENTITY x "y"> ]><TEI ',
      ),
      plain.replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1tei:').replace('xmlns=', 'xmlns:tei='),
      plain.replace('<?xml version="1.0"?>', '\ufeff'),
    ]
    for (const name of ['a.xml', 'a.tei', 'a']) {
      for (const source of sources) expect((await read(source, name)).text).toBe('Text')
    }
    const wide = new Uint8Array(Buffer.from(`\ufeff${plain}`, 'utf16le'))
    expect((await importSource({ name: 'a.xml', bytes: wide })).text).toBe('Text')
    const latin = plain.replace('"1.0"?', '"1.0" encoding="ISO-8859-1"?').replace('Text', 'Café')
    const bytes = new Uint8Array(Buffer.from(latin, 'latin1'))
    expect((await importSource({ name: 'a.xml', bytes })).text).toBe('Café')
  })

  test('in a corpus of one is read; other XML is the text it is', async () => {
    const one = tei('<body><p>Text</p></body>').replace('<?xml version="1.0"?>', '')
    const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${one}</teiCorpus>`
    expect((await read(corpus)).text).toBe('Text')
    expect((await read('<other><p>x</p></other>')).extractor).toBe('variorum/text')
    await expect(read(corpus.replace(one, one + one))).rejects.toMatchObject({
      code: 'unsupported',
    })
  })

  test.each([
    [
      'entities of its own',
      `<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>${tei('<body><p>&x;</p></body>').slice(21)}`,
      'corrupt',
    ],
    ['no end', tei('<body><p>x</p></body>').slice(0, -20), 'corrupt'],
    ['absurd nesting', tei(`<body>${'<div>'.repeat(3000)}`), 'too_large'],
    ['no text', tei('').replace('<text></text>', ''), 'unsupported'],
  ])('with %s ends in one error', async (_, source, code) => {
    await expect(read(source)).rejects.toMatchObject({ code })
  })

  test('that pandoc wrote opens with its structure', async () => {
    const name = 'same-document/pandoc-sample.tei'
    const { text, title, content } = await importSource({
      name: 'sample.tei',
      bytes: readFileSync(new URL(name, fixtures)),
    })
    expect([title, text.length > 3000]).toEqual([expect.stringContaining('Federalist'), true])
    const json = JSON.stringify(content)
    for (const type of ['heading', 'bulletList', 'table', 'blockquote']) {
      expect(json).toContain(`"type":"${type}"`)
    }
    expect(json).not.toContain('orderedList')
  })
})

/** Trees of elements that TEI has, in any order, and words. */
const anyTree = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('word', ' ', 'two words ', '.', 'e\u0301', '😀', '&lt;'),
    fc
      .tuple(
        fc.constantFrom(
          ...[
            'p',
            'div',
            'head',
            'list',
            'item',
            'table',
            'row',
            'cell',
            'quote',
            'cit',
            'lg',
            'l',
          ],
          ...[
            'note',
            'persName',
            'choice',
            'app',
            'rdg',
            'lem',
            'eg',
            'hi',
            'constructor',
            'toString',
            'lb',
            'pb',
            'gap',
            'label',
          ],
        ),
        fc.constantFrom('', ' ref="#a"', ' xml:id="a"', ' target="#a"', ' break="no"', ' n="3"'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, attributes, inner]) => `<${name}${attributes}>${inner.join('')}</${name}>`),
  ),
}))

describe('any tree of elements', () => {
  test('gives a text whose blocks, pages and annotations are in it, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTree.node, { maxLength: 6 }), async (nodes) => {
        const { text, blocks, pages, annotations } = await body(nodes.join(''))
        let last = 0
        for (const { start, end } of blocks) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThanOrEqual(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
        const starts = pages.map(({ start }) => start)
        expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other))
        for (const { ranges } of annotations) {
          for (const [start, end] of ranges) {
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
            expect(start).toBeLessThan(end)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('whatever is done to the file ends in a document or in an error of ours', async () => {
    const whole = tei('<body><div><head>H</head><p>One <note>n</note></p></div></body>')
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 40 }), fc.string(), async (at, cut, put) => {
        const from = at % whole.length
        const source = whole.slice(0, from) + put + whole.slice(from + cut)
        const outcome = await read(source).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AppError)
      }),
      { numRuns: 300 },
    )
  })
})
