import { describe, expect, test } from 'vitest'
import { casFaults } from './casFaults.ts'
import {
  casOf,
  codesIn,
  fixture,
  NAMED_ENTITY,
  readCas,
  readZip,
  remarks,
  SPAN,
  type,
  types,
  wordsIn,
} from './casFixture.ts'

describe('the files of dkpro-cassis', () => {
  test('are valid by the same rules as ours', () => {
    for (const name of ['plain.json', 'emoji.json', 'slot-links.json']) {
      expect(casFaults(fixture(name).toString())).toEqual([])
    }
  })

  test('and would not be if anything were wrong', () => {
    const plain = fixture('plain.json').toString()
    const faulty = [
      ['"end": 14,', '"end": 15,'],
      ['"@sofa": 1,', '"@sofa": 3,'],
      ['"%ID": 3,', '"%ID": 2,'],
      ['"begin": 0', '"begins": 0'],
      ['"uima.tcas.DocumentAnnotation"', '"my.Document"'],
      ['"_InitialView": {', '"Another": {'],
      ['        2,\n        3,', '        3,\n        2,'],
      ['        2,\n', '        1,\n        2,\n'],
      ['"sofaNum": 1', '"sofaNum": "1"'],
    ]
    for (const [right = '', wrong = ''] of faulty) {
      const file = plain.replace(right, wrong)
      expect(file).not.toBe(plain)
      expect([wrong, casFaults(file).length > 0]).toEqual([wrong, true])
    }
  })

  test('have their texts and every annotation on its words, an emoji counted as UIMA does', async () => {
    expect(wordsIn(await readCas(fixture('plain.json')))).toEqual(['This', 'is', 'a', 'test'])
    const emoji = await readCas(fixture('emoji.json'), 'emoji.json')
    expect(wordsIn(emoji)).toEqual(['🥳', 'This', '👳🏻‍♀️', 'is', '✆', 'a', '🧔🏾‍♂️', 'test', '👻'])
    expect(emoji.sources.map(({ title }) => title)).toEqual(['emoji'])
    expect(codesIn(emoji)).toEqual(emoji.annotations.map(() => ''))
    expect(emoji.report).toEqual([])
  })

  test('have types as codes; words, sentences and links are named and left out', async () => {
    const project = await readCas(fixture('slot-links.json'))
    expect(wordsIn(project)).toEqual(['This', 'is', 'a'])
    expect(codesIn(project)).toEqual(['SimpleLinkHost', 'SimpleSpan', 'SimpleSpan'])
    expect(project.sources.map(({ title }) => title)).toEqual(['doc'])
    expect(project.report.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Words, sentences .*: Sentence, Token \(6\)$/),
      expect.stringMatching(/^Structures that stand nowhere .*: LinkType \(2\)$/),
      expect.stringMatching(/^References .*: SimpleLinkHost.links \(1\)$/),
    ])
  })
})

describe('the layers of INCEpTION', () => {
  const text = 'Adams met Adams in Paris, Paris said.'
  const entity = (begin: number, end: number, value: string, id: string) => ({
    ...{ '%TYPE': NAMED_ENTITY, begin, end, value },
    identifier: `http://www.wikidata.org/entity/${id}`,
  })

  test('have labels as codes below their types, identifiers as entities by URI', async () => {
    const project = await readCas(
      casOf(text, [
        entity(0, 5, 'PER', 'Q42'),
        entity(10, 15, 'PER', 'Q11806'),
        entity(19, 24, 'LOC', 'Q90'),
        entity(26, 31, 'LOC', 'Q90'),
        { '%TYPE': NAMED_ENTITY, begin: 0, end: 5, identifier: 'http://example.org/kb#adams' },
      ]),
    )
    expect(codesIn(project)).toEqual([
      ...['NamedEntity/PER', 'NamedEntity/PER', 'NamedEntity/LOC', 'NamedEntity/LOC'],
      'NamedEntity',
    ])
    const mentions = project.annotations.flatMap((annotation) => annotation.mentions)
    expect(
      mentions.map(({ label, type: kind, authority }) => [label, kind, authority?.id]),
    ).toEqual([
      ['Adams', 'person', 'Q42'],
      ['Adams 2', 'person', 'Q11806'],
      ['Paris', 'place', 'Q90'],
      ['Paris', 'place', 'Q90'],
      ['Adams 3', null, 'http://example.org/kb#adams'],
    ])
    expect(project.report).toEqual([])
  })

  test('have other features as notes, relations are named and left out', async () => {
    const project = await readCas(
      casOf(text, [
        { begin: 0, end: 5, stance: 'for', comment: 'Unsure.', sure: true, weight: 3 },
        { begin: 10, end: 15, stance: 'against', sure: false, weight: 0 },
        {
          ...{ '%TYPE': 'webanno.custom.Says', begin: 0, end: 5 },
          ...{ '@Governor': 2, '@Dependent': 3 },
        },
      ]),
    )
    expect(codesIn(project)).toEqual(['Statement/for', 'Statement/against'])
    const notes = project.annotations.map((annotation) =>
      annotation.notes.map(({ markdown }) => markdown),
    )
    expect(notes).toEqual([['Unsure.', 'sure: true\n\nweight: 3'], []])
    expect(remarks(project)).toEqual(['relation'])
  })

  test('have several values of one feature as several codes', async () => {
    const cas = casOf(text, [
      { begin: 0, end: 5, '@stance': 3 },
      { '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['for', 'against', null] },
      { '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['for', 'against'] },
      { begin: 10, end: 15, '@stance': 4 },
    ])
    const project = await readCas(cas)
    expect(codesIn(project)).toEqual(['Statement', 'Statement/for,Statement/against'])
  })

  test('say which language and address a document has', async () => {
    const meta = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData'
    const facts = {
      ...{ '%TYPE': meta, begin: 0, end: text.length, language: 'de', documentTitle: 'Adams' },
      documentUri: 'https://example.org/adams',
    }
    const project = await readCas({
      ...casOf(text, [facts, { begin: 0, end: 5 }]),
      '%TYPES': { ...types, ...type(meta, 'uima.tcas.DocumentAnnotation') },
    })
    const [source] = project.sources
    expect(source).toMatchObject({ title: 'Adams', metadata: { URL: facts.documentUri } })
    expect(source?.extracted.language).toBe('de')
  })
})

describe('any CAS', () => {
  test('has each view as a text of its own', async () => {
    const view = (id: number, name: string, sofaString: string) => ({
      ...{ '%ID': id, '%TYPE': 'uima.cas.Sofa', sofaNum: id, sofaID: name, sofaString },
    })
    const on = (id: number, sofa: number) => ({
      ...{ '%ID': id, '%TYPE': SPAN, '@sofa': sofa, begin: 0, end: 3 },
    })
    const project = await readCas({
      '%TYPES': types,
      '%FEATURE_STRUCTURES': [
        ...[view(1, '_InitialView', 'One.'), view(2, 'German', 'Eins.')],
        { '%ID': 5, '%TYPE': 'uima.cas.Sofa', sofaID: 'Sound', sofaURI: 'file:/a.wav' },
        ...[on(3, 1), on(4, 2), on(6, 5)],
      ],
      '%VIEWS': {
        _InitialView: { '%SOFA': 1, '%MEMBERS': [3] },
        German: { '%SOFA': 2, '%MEMBERS': [4] },
        Sound: { '%SOFA': 5, '%MEMBERS': [6] },
      },
    })
    expect(project.sources.map(({ title }) => title)).toEqual(['a', 'a (German)'])
    expect(wordsIn(project).slice(0, 2)).toEqual(['One', 'Ein'])
    expect(remarks(project)).toEqual(['cas_no_text', 'cas_without_text'])
  })

  test('may have its structures by their ids, anchors marked, and no views', async () => {
    const project = await readCas({
      '%TYPES': types,
      '%FEATURE_STRUCTURES': {
        1: { '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: 'One two.' },
        2: { '%TYPE': SPAN, '@sofa': 1, '^begin': 4, '^end': 7 },
      },
    })
    expect(wordsIn(project)).toEqual(['two'])
  })

  test('with types that nobody declares has what has a place', async () => {
    const cas = casOf('One two.', [
      { '%TYPE': 'my.Thing', begin: 0, end: 3, kind: 'x' },
      { '%TYPE': 'my.Other', about: 'nothing' },
    ])
    const project = await readCas({ ...cas, '%TYPES': {} })
    expect(codesIn(project)).toEqual(['Thing/x'])
    expect(remarks(project)).toEqual(['cas_no_annotation'])
  })

  test('has what no view has counted, not taken over', async () => {
    const views = { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 99] } }
    const both = [
      { begin: 0, end: 3 },
      { begin: 4, end: 7 },
    ]
    const project = await readCas(casOf('One two.', both, { '%VIEWS': views }))
    expect(wordsIn(project)).toEqual(['One'])
    expect(remarks(project)).toEqual(['cas_reference_lost', 'cas_unindexed'])
  })

  test('with places that are none says so, and keeps their notes on the document', async () => {
    const project = await readCas(
      casOf('One 😀 two.', [
        { begin: 0, end: 99, comment: 'beyond' },
        { begin: -1, end: 3, comment: 'before' },
        { begin: 3, end: 1, comment: 'backwards' },
        { begin: 0.5, end: 3, comment: 'broken' },
        { begin: 4, end: 5, comment: 'half a character' },
        { begin: '0', end: '3', comment: 'words' },
        { comment: 'nowhere' },
        { begin: 3, end: 3, comment: 'no length' },
        { begin: 0, end: 3, comment: 'right' },
      ]),
    )
    const onPassages = project.annotations.filter(({ targets }) => targets[0]?.position !== null)
    expect(onPassages.flatMap(({ notes }) => notes.map(({ markdown }) => markdown))).toEqual([
      'right',
    ])
    expect(project.annotations).toHaveLength(9)
    expect(project.report.map(({ message }) => message.slice(-4).trim())).toEqual(['(7)', '(1)'])
    expect(remarks(project)).toEqual(['cas_position', 'cas_no_length'])
  })

  test('is the same again when its numbers are others', async () => {
    const ids = async (cas: object) => (await readCas(cas)).annotations.map(({ id }) => id)
    const one = { begin: 0, end: 3, stance: 'for' }
    const renumbered = casOf('One two.', [{ begin: 4, end: 7, stance: 'against' }, one])
    expect((await ids(renumbered))[1]).toBe((await ids(casOf('One two.', [one])))[0])
  })
})

describe('several CAS', () => {
  const cas = (end: number) => casOf('One two.', [{ begin: 0, end }])

  test('of one text are those of several readers, by file or by folder', async () => {
    for (const [ann, bob] of [
      ['doc/ann.json', 'doc/bob.json'],
      ['ann/doc.json', 'bob/doc.json'],
    ]) {
      const project = await readZip({ [ann ?? '']: cas(3), [bob ?? '']: cas(7) })
      expect(project.sources.map(({ title }) => title)).toEqual(['doc'])
      expect(project.annotations.map(({ annotator }) => annotator?.name)).toEqual(['ann', 'bob'])
      expect(project.report).toEqual([])
    }
  })

  test('of several texts are documents; what is none of them is named', async () => {
    const project = await readZip({
      'a.json': cas(3),
      'b.json': casOf('Another.', [{ begin: 0, end: 7 }]),
      'c.json': '{"a": 1}',
      'd.json': 'no JSON',
      '__MACOSX/._a.json': '\0\x05\x16\x07',
    })
    expect(project.sources.map(({ title }) => title)).toEqual(['a', 'b'])
    expect(new Set(project.annotations.map(({ annotator }) => annotator?.name)).size).toBe(1)
    expect(project.report.map(({ message }) => message)).toEqual([
      'Files that are no UIMA CAS JSON are left out: c.json, d.json (2)',
    ])
  })

  test('of one text keep what each says of the document', async () => {
    const withNote = (text: string) =>
      casOf('One two.', [
        { '%TYPE': 'variorum.OtherNote', about: 'document', text },
        { begin: 0, end: 3 },
      ])
    const project = await readZip({
      'doc/ann.json': withNote('Trustworthy'),
      'doc/bob.json': withNote('Doubtful'),
    })
    expect(project.sources.map(({ notes }) => notes.map(({ markdown }) => markdown))).toEqual([
      ['Trustworthy', 'Doubtful'],
    ])
  })

  test('keep equal notes on two passages apart, and documents of ours that are called alike', async () => {
    const coding = (begin: number, end: number) => ({
      ...{ '%TYPE': 'variorum.Coding', code: 'Claim', note: 'check', begin, end },
    })
    const { annotations } = await readCas(casOf('One two.', [coding(0, 3), coding(4, 7)]))
    const ids = annotations.flatMap(({ notes }) => notes.map(({ id }) => id))
    expect(new Set(ids).size).toBe(2)
    const ours = (documentId: string) =>
      casOf('One two.', [{ '%TYPE': 'variorum.Document', documentId, title: 'Minutes' }])
    const project = await readZip({
      'a.json': ours('01926b3c-0000-7000-8000-000000000001'),
      'b.json': ours('01926b3c-0000-7000-8000-000000000002'),
    })
    expect(project.sources).toHaveLength(2)
  })
})
