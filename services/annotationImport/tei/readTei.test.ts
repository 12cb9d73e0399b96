import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../core/model/error.ts'
import { readAnnotationFile } from '../readAnnotationFile.ts'

const folder = new URL('../../../tests/fixtures/catma/', import.meta.url)
const sample = readFileSync(new URL('annotations.tei.xml', folder), 'utf8')
const text = readFileSync(new URL('text.txt', folder), 'utf8')

async function read(source: string) {
  return await readAnnotationFile({ name: 'a.xml', bytes: new TextEncoder().encode(source) })
}

const standOff = (
  annotations: string,
) => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
  <title>Gallia</title><respStmt xml:id="rh"><resp>notes</resp><name>Rice Holmes</name></respStmt></titleStmt></fileDesc>
  <encodingDesc><classDecl><taxonomy><category xml:id="people"><catDesc>people</catDesc>
  <category xml:id="belgae"><catDesc>Belgae</catDesc></category></category></taxonomy></classDecl></encodingDesc></teiHeader>
  <standOff><listPerson><person xml:id="caesar"><persName>Caesar</persName><idno type="wikidata">Q1048</idno></person></listPerson>
  <listAnnotation>${annotations}</listAnnotation></standOff>
  <text><body><p xml:id="p1">Gallia est   omnis divisa in
  partes tres: una Belgae, alia Aquitani, tertia Belgae 😀 again.</p><p>So <seg xml:id="s1">Caesar wrote</seg>.</p></body></text></TEI>`

const passagesOf = ({ annotations, sources }: Awaited<ReturnType<typeof read>>) =>
  annotations.map(({ targets }) =>
    targets.map(({ source, position }) =>
      sources
        .find(({ key }) => key === source)
        ?.extracted.text.slice(position?.start, position?.end),
    ),
  )

describe('stand-off of TEI P5', () => {
  test('stands where its pointers lead: elements, parts of their text as the file has it', async () => {
    const at = standOff('').indexOf('Gallia est')
    const inFile = (words: string, from = 0) => standOff('').indexOf(words, at + from) - at
    const later = inFile('Belgae', inFile('Belgae') + 1)
    const project = await read(
      standOff(`<annotation xml:id="a" target="#string-range(p1,0,${inFile(' in')})"/>
      <annotation xml:id="b" target="#string-range(p1,${later},8) #s1"/>
      <annotation xml:id="c" target="#string-range(p1,${later + 7},1)"/>
      <annotation xml:id="d" target="#xpath(//p) #s1"/>
      <annotation xml:id="e" target="#nowhere"/><annotation xml:id="f" target="#string-range(p1,9000,4)"/>`),
    )
    expect(passagesOf(project)).toEqual([
      ['Gallia est omnis divisa'],
      ['Belgae 😀', 'Caesar wrote'],
      ['😀'],
      ['Caesar wrote'],
    ])
    expect(project.sources.map(({ title, extracted }) => [title, extracted.title])).toEqual([
      ['Gallia', 'Gallia'],
    ])
    expect(
      project.report.map(({ code, message }) => [code, /\((\d+)\)$/.exec(message)?.[1]]),
    ).toEqual([
      ['selector_unknown', '1'],
      ['no_target', '2'],
    ])
  })

  test('has who and when, codes of the taxonomy, entities, notes and links', async () => {
    const { annotations, codes } = await read(
      standOff(`<annotation xml:id="a" motivation="commenting" target="#s1" ana="#belgae">
      <respStmt xml:id="fk"><resp>creator</resp><persName>Francis Kelsey</persName></respStmt>
      <revisionDesc><change status="created" when="2020-05-21T13:59:00Z" who="#fk"/>
      <change status="modified" when="2020-05-21T19:48:00Z" who="#fk"/></revisionDesc>
      <note>Notice the <hi>order</hi>.</note><note resp="#rh"><p>One.</p><p>Two.</p></note>
      <ptr target="#people"/><ref target="#caesar">C.</ref><ptr target="https://example.org/more"/></annotation>
      <note xml:id="n" target="#s1" resp="#rh">A note by itself</note>`),
    )
    const [first, second] = annotations
    const kelsey = { id: null, name: 'Francis Kelsey' }
    const created = '2020-05-21T13:59:00.000Z'
    expect(first).toMatchObject({
      annotator: kelsey,
      created,
      modified: '2020-05-21T19:48:00.000Z',
    })
    expect(first?.codings.map(({ path, annotator }) => [path.join('/'), annotator])).toEqual([
      ['people/Belgae', kelsey],
      ['people', kelsey],
    ])
    expect(first?.mentions).toMatchObject([
      { label: 'Caesar', type: 'person', authority: { authority: 'wikidata', id: 'Q1048' } },
    ])
    expect(first?.notes.map(({ markdown, annotator }) => [markdown, annotator?.name])).toEqual([
      ['Notice the order.', 'Francis Kelsey'],
      ['One.\n\nTwo.', 'Rice Holmes'],
      [expect.stringContaining('example.org'), 'Francis Kelsey'],
    ])
    expect(second?.notes.map(({ markdown, annotator }) => [markdown, annotator?.name])).toEqual([
      ['A note by itself', 'Rice Holmes'],
    ])
    expect(codes.map(({ path }) => path.join('/'))).toEqual(['people', 'people/Belgae'])
  })

  test('of a corpus stands on each of its texts', async () => {
    const one = standOff('<annotation xml:id="a" target="#s1"/>')
    const other = one.replaceAll(/(?<="|#)(s1|a|p1)(?=")/g, '$1-2').replace('wrote', 'read')
    const project = await read(
      `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${one}${other}</teiCorpus>`,
    )
    expect(passagesOf(project)).toEqual([['Caesar wrote'], ['Caesar read']])
  })

  test('points at any code points of any text, and finds them', async () => {
    const piece = fc.constantFrom('a', 'b ', '\n', '  ', '😀', 'e\u0301', 'ab', '\t')
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        async (pieces, one, two) => {
          const value = pieces.join('')
          const points = [...value]
          const offset = one % points.length
          const length = 1 + (two % (points.length - offset))
          const wanted = points
            .slice(offset, offset + length)
            .join('')
            .replaceAll(/[\t\n ]+/g, ' ')
            .trim()
          const file = standOff(
            `<annotation xml:id="a" target="#string-range(x,${offset},${length})"/>`,
          )
          const project = await read(file.replace('<body>', `<body><p xml:id="x">${value}</p>`))
          expect(passagesOf(project).flat()).toEqual(wanted === '' ? [] : [wanted])
          // Of the same words it is those that the pointer is at.
          const lead = points.slice(offset).findIndex((point) => /\S/.test(point))
          const before = points
            .slice(0, offset + lead)
            .join('')
            .replaceAll(/[\t\n ]+/g, ' ')
          const start = project.annotations[0]?.targets[0]?.position?.start
          if (wanted !== '') expect(start).toBe(before.trimStart().length)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a file of CATMA', () => {
  test('has its annotations with tag, writer, time and properties', async () => {
    const { origin, annotations } = await read(sample)
    expect(origin).toBe('catma')
    const essence = annotations.map(({ targets, codings, notes, annotator, created }) => [
      targets.map(({ position }) => text.slice(position?.start, position?.end).slice(0, 12)),
      codings.map(({ path }) => path.join('/')),
      notes.map(({ markdown }) => markdown),
      annotator?.name,
      created,
    ])
    const time = '2026-11-23T07:00:00.000Z'
    expect(essence).toEqual([
      [[text.slice(3512, 3524)], ['rhetoric'], ['certainty: high'], 'reader1', time],
      [[text.slice(3515, 3527)], ['argument'], [], 'reader1', time],
      [
        [text.slice(3180, 3192)],
        ['argument/remedy'],
        ['certainty: contested, low'],
        'reader1',
        time,
      ],
    ])
    const places = annotations.map(({ targets }) => targets.map(({ position }) => position))
    expect(places).toEqual([
      [{ start: 3512, end: 3564 }],
      [{ start: 3515, end: 3575 }],
      [{ start: 3180, end: 3224 }],
    ])
  })

  test('has its tags with their colours, those above first, and says how long its text is', async () => {
    const { codes, annotations, report } = await read(sample)
    expect(codes.map(({ path, colour }) => [path.join('/'), colour])).toEqual([
      ['argument', '#00ff00'],
      ['rhetoric', '#00ff00'],
      ['argument/remedy', '#00ff00'],
    ])
    const lengths = annotations.map(({ targets: [target] }) => target?.sourceLength)
    expect(new Set(lengths)).toEqual(new Set([text.length]))
    expect(report.map(({ code }) => code)).toEqual(['catma_text'])
  })

  test('has an annotation whose stretches do not touch in parts, in their order', async () => {
    const apart = sample.replace('#char=3564,3575', '#char=3570,3575')
    const { annotations } = await read(apart)
    expect(annotations[1]?.targets.map(({ position }) => position)).toEqual([
      { start: 3515, end: 3564 },
      { start: 3570, end: 3575 },
    ])
  })

  test('has any colour, and none where there is none', async () => {
    const coloured = async (written: string) =>
      (await read(sample.replaceAll('>-16711936<', `>${written}<`))).codes[0]?.colour
    expect(await coloured('-65536')).toBe('#ff0000')
    expect(await coloured('-16777216')).toBe('#000000')
    expect(await coloured('16777215')).toBe('#ffffff')
    expect(await coloured('red')).toBeNull()
  })

  test('of which tags are above themselves, missing or of several sets is read as far as it goes', async () => {
    const remedy = 'CATMA_70826E8A-EF24-5F78-9EF6-E41E25FE94E9'
    const argument = 'CATMA_5EC7AB70-2D26-5676-9390-394501A03266'
    const circle = sample.replace(
      `type="${argument}">`,
      `type="${argument}" baseTypes="${remedy}">`,
    )
    expect((await read(circle)).annotations).toHaveLength(3)
    const unknown = await read(sample.replaceAll(`xml:id="${argument}"`, 'xml:id="other"'))
    expect(unknown.annotations[1]?.codings).toEqual([])
    expect(unknown.report.map(({ code }) => code)).toContain('refi_code_unknown')
    const second = '<fsdDecl xml:id="T2" n="Second 2026-11-23T08:13:11.723+0000"/></encodingDesc>'
    const { codes } = await read(sample.replace('</encodingDesc>', second))
    expect(codes.map(({ path }) => path[0])).toEqual(
      [...Array(3)].map(() => 'Variorum sample tagset'),
    )
  })

  test('without stretches of an annotation leaves that out and says so', async () => {
    const { annotations, report } = await read(sample.replaceAll(/<seg ana="[^"]* [^"]*"/g, '<seg'))
    expect(annotations).toHaveLength(3)
    const without = await read(sample.replaceAll(/<seg ana="[^"]*"/g, '<seg'))
    expect([report, without.annotations].map((list) => list.length)).toEqual([1, 0])
    expect(without.report.map(({ code }) => code)).toEqual(['no_target', 'catma_text'])
  })

  test.each([
    ['a document', '<TEI><text><body><p>x</p></body></text></TEI>', 'unsupported'],
    ['not whole', sample.slice(0, 3000), 'corrupt'],
    [
      'with entities',
      `<!DOCTYPE TEI [<!ENTITY a "b">]>${sample.slice(38).replace('rhetoric<', '&a;<')}`,
      'corrupt',
    ],
    ['nested absurdly', `<TEI>${'<p>'.repeat(3000)}`, 'too_large'],
  ])('that is %s ends in one error', async (_, source, code) => {
    await expect(read(source)).rejects.toMatchObject({ code })
  })

  test('whatever is done to it ends in annotations with a place or in an error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 60 }), fc.string(), async (at, cut, put) => {
        const from = 60 + (at % (sample.length - 60))
        const source = sample.slice(0, from) + put + sample.slice(from + cut)
        const outcome = await read(source).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AppError)
        else {
          const { annotations } = outcome as Awaited<ReturnType<typeof read>>
          for (const { targets } of annotations) {
            expect(targets.length).toBeGreaterThan(0)
            for (const { position } of targets) {
              expect(position?.start).toBeLessThan(position?.end ?? 0)
            }
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
