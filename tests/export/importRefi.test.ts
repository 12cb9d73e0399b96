import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { locateInTexts } from '../../core/export/locateImported.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/refi-qda/${name}`, import.meta.url))
}

async function read(name: string): Promise<ImportedAnnotations> {
  return await readAnnotationFile({ name, bytes: fixture(name) })
}

/** A project with these files in its archive. */
async function readFiles(files: Readonly<Record<string, string>>): Promise<ImportedAnnotations> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  const bytes = zipSync(Object.fromEntries(entries))
  return await readAnnotationFile({ name: 'made.qdpx', bytes })
}

/** The passages of a project as they are placed, and how its positions were read. */
function placed(project: ImportedAnnotations) {
  const texts = project.sources.map((source) => ({
    text: source.extracted.text,
    isOwn: true,
    hasMark: source.hasMark,
    annotations: project.annotations.filter(({ targets }) => targets[0]?.source === source.key),
  }))
  const located = locateInTexts(texts, project.documentedUnit)
  const passages = texts.flatMap(({ text, annotations }, at) =>
    annotations.map((annotation, index) => {
      const ranges = located.texts[at]?.[index]?.ranges ?? null
      return {
        name: annotation.targets[0]?.quote?.exact ?? null,
        words: ranges?.map(([start, end]) => text.slice(start, end)).join(' … ') ?? null,
      }
    }),
  )
  return { ...located, passages }
}

function remarks({ report }: ImportedAnnotations): string[] {
  return report.map(({ code }) => code)
}

describe('a project that QualCoder wrote', () => {
  test('has every passage on its words, though each text has a mark that is not counted', async () => {
    const project = await read('qualcoder-4.0beta/probeA.qdpx')
    const { passages, checked, agreeing, reading } = placed(project)
    expect(reading).toEqual({ unit: 'code-point', lineBreakCost: 1 })
    expect([agreeing, checked]).toEqual([12, 12])
    for (const { name, words } of passages) if (name !== null) expect(words).toBe(name)
    expect(project.sources.map(({ title, hasMark }) => [title, hasMark])).toEqual([
      ['federalist-10', true],
      ['federalist-51', true],
      ['multibyte-a', true],
    ])
  })

  test('has codes in their tree, people, comments, the journal and a note on its passage', async () => {
    const project = await read('qualcoder-4.0beta/probeA.qdpx')
    expect(project.codes.map(({ path }) => path.join(' > '))).toEqual([
      'argument',
      'argument > faction',
      'argument > faction > faction-majority',
      'argument > remedy',
      'scripts é',
      'Category X',
      'Category X > rhetoric',
    ])
    expect(project.codes[0]).toMatchObject({ colour: '#e65100', description: 'Claims' })
    const air = project.annotations.find(({ notes }) => notes.length > 0)
    expect(air?.notes[0]?.markdown).toBe('Coding memo: why this segment matters')
    expect(air?.annotator).toEqual({ id: null, name: 'A. Reader' })
    expect(air?.created).toBe('2026-11-23T07:01:00.000Z')
    expect(project.sources[0]?.notes.map(({ markdown }) => markdown)).toEqual(['Document memo'])
    expect(project.notes.map(({ markdown }) => markdown.split('\n')[0])).toEqual(['**Diary 1**'])
    const withNote = project.annotations.filter(({ notes }) =>
      notes.some(({ markdown }) => markdown.startsWith('Annotation memo')),
    )
    expect(withNote.map(({ targets }) => targets[0]?.position)).toEqual([{ start: 100, end: 160 }])
  })
})

describe('habits of programs', () => {
  test.each([
    ['plain', 1],
    ['bom-sources', 1],
    ['crlf-counted-as-one', 1],
    ['inner-name-and-case', 1],
  ])('%s: every passage is on its words', async (name, lineBreakCost) => {
    const project = await read(`variants/${name}.qdpx`)
    const { passages, agreeing, checked, reading } = placed(project)
    expect(passages.length).toBeGreaterThan(5)
    expect(agreeing).toBe(checked)
    expect(reading).toEqual({ unit: 'code-point', lineBreakCost })
    expect(passages.every(({ words }) => words !== null)).toBe(true)
  })

  test('line breaks that count two and marks that count one are found out', async () => {
    const text = 'One\r\ntwo\r\nthree four\r\nfive'
    const selection = (name: string, start: number) =>
      `<PlainTextSelection guid="22222222-2222-4222-8222-00000000000${start % 10}" name="${name}" startPosition="${start}" endPosition="${start + name.length}"/>`
    const xml = (shift: number) =>
      `<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources><TextSource guid="22222222-2222-4222-8222-0000000000a1" name="t" plainTextPath="internal://t.txt">${selection('two', 5 + shift)}${selection('four', 16 + shift)}</TextSource></Sources></Project>`
    const twice = placed(await readFiles({ 'project.qde': xml(0), 'sources/t.txt': text }))
    expect(twice.reading).toEqual({ unit: 'code-point', lineBreakCost: 2 })
    expect(twice.passages.map(({ words }) => words)).toEqual(['two', 'four'])
    const marked = { 'project.qde': xml(1), 'sources/t.txt': `\ufeff${text}` }
    const counted = placed(await readFiles(marked))
    expect(counted.reading).toEqual({ unit: 'code-point', lineBreakCost: 2, countsMark: true })
    expect(counted.passages.map(({ words }) => words)).toEqual(['two', 'four'])
  })

  test('many at once are tolerated, each with a line in the report', async () => {
    const project = await read('variants/many-quirks.qdpx')
    expect(remarks(project).toSorted()).toEqual(
      [
        'refi_code_twice',
        'refi_code_unknown',
        'refi_media',
        'refi_namespace',
        'refi_no_length',
      ].toSorted(),
    )
    expect(project.codes.map(({ path, colour }) => [path.at(-1), colour])).toEqual([
      ['Folder', null],
      ['a/b: c', '#ff0000'],
    ])
    expect(project.sources.map(({ title }) => title)).toEqual(['federalist-10', 'federalist-10'])
    const { passages } = placed(project)
    expect(passages).toEqual([
      { name: null, words: 'faction' },
      { name: null, words: null },
      { name: 'faction', words: 'faction' },
      { name: 'past the end', words: null },
    ])
    expect(project.annotations[2]?.notes.map(({ markdown }) => markdown)).toEqual([
      'comment without coding',
    ])
  })

  test('links between two cases are relations; what else is linked stands in the report', async () => {
    const guid = (last: string) => `22222222-2222-4222-8222-0000000000${last}`
    const link = (last: string, from: string, to: string, rest: string) =>
      `<Link guid="${guid(last)}" originGUID="${guid(from)}" targetGUID="${guid(to)}" ${rest}/>`
    const links = [
      link('b1', 'a1', 'a2', 'name=" works for " direction="OneWay"'),
      link('b2', 'a2', 'a1', 'name="reply to" direction="Associative"'),
      link('b3', 'a1', 'a2', 'direction="OneWay"'),
      link('b4', 'a1', 'a1', 'name="itself"'),
      link('b5', 'a1', 'c1', 'name="is coded"'),
    ]
    const cases = ['a1', 'a2'].map((last) => `<Case guid="{${guid(last)}}" name="${last}"/>`)
    const codes = `<CodeBook><Codes><Code guid="${guid('c1')}" name="c" isCodable="true"/></Codes></CodeBook>`
    const project = await readFiles({
      'project.qde': `<Project xmlns="urn:QDA-XML:project:1.0" name="p">${codes}<Cases>${cases.join('')}</Cases><Links>${links.join('')}</Links></Project>`,
    })
    expect(project.relations).toMatchObject([
      { id: guid('b1'), type: 'works for', fromId: guid('a1'), toId: guid('a2'), directed: true },
      { id: guid('b2'), type: 'reply to', fromId: guid('a2'), toId: guid('a1'), directed: false },
    ])
    expect(remarks(project)).toEqual(['refi_links'])
    expect(project.report[0]?.message).toMatch(/: itself, is coded \(3\)$/)
  })

  test('links are told apart by what they link, and link nothing without a GUID', async () => {
    const guid = (last: string) => `22222222-2222-4222-8222-0000000000${last}`
    const link = (from: string, to: string) =>
      `<Link name="works for" direction="OneWay" originGUID="${guid(from)}" targetGUID="${guid(to)}"/>`
    const cases = ['a1', 'a2', 'a3'].map((last) => `<Case guid="${guid(last)}" name="${last}"/>`)
    const nowhere = `<Link guid="${guid('b1')}" name="works for" targetGUID="${guid('a1')}"/>`
    const project = await readFiles({
      'project.qde': `<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Cases>${cases.join('')}<Case name="x"/></Cases><Links>${link('a1', 'a2')}${link('a2', 'a3')}${nowhere}</Links></Project>`,
    })
    const { relations = [] } = project
    expect(relations.map(({ fromId, toId }) => [fromId, toId])).toEqual([
      [guid('a1'), guid('a2')],
      [guid('a2'), guid('a3')],
    ])
    expect(new Set(relations.map(({ id }) => id)).size).toBe(2)
    expect(remarks(project)).toEqual(['refi_links'])
  })

  test('in a file of ours only what says so leads from a note to the one it answers', async () => {
    const guid = (last: string) => `22222222-2222-4222-8222-0000000000${last}`
    const note = (last: string) => `<Note guid="${guid(last)}" plainTextPath="internal://n.txt"/>`
    const link = (name: string, to: string) =>
      `<Link guid="${guid(`d${to.at(-1)}`)}" name="${name}" originGUID="${guid('c1')}" targetGUID="${guid(to)}"/>`
    const project = await readFiles({
      'project.qde': `<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Variorum"><Notes>${note('c1')}${note('c2')}${note('c3')}</Notes><Links>${link('reply to', 'c2')}${link('see also', 'c3')}</Links></Project>`,
      'sources/n.txt': 'Words.',
    })
    const answer = project.notes.find(({ id }) => id === guid('c1'))
    expect(answer?.replyTo).toBe(guid('c2'))
    expect(remarks(project)).toEqual(['refi_links'])
  })

  test('a project whose texts are missing keeps its codes, and says so', async () => {
    const project = await read('atlasti-8.4-mac/TestProject.qdpx')
    expect(project.sources).toEqual([])
    expect(project.codes).toHaveLength(14)
    expect(project.codes.find(({ path }) => path[0] === 'Coke')?.colour).toBe('#966450')
    expect(project.annotations.length).toBeGreaterThan(8)
    for (const code of ['refi_no_text', 'refi_name', 'refi_media', 'refi_sets', 'refi_links']) {
      expect(remarks(project)).toContain(code)
    }
  })

  test('a name that is not the words of its passage is a label where other positions are right', async () => {
    const text = 'She left. He stayed there.'
    const selections = [
      ['She left.', 0, 9],
      ['why did he stay?', 10, 26],
    ] as const
    const xml = selections.map(
      ([name, start, end], at) =>
        `<PlainTextSelection guid="22222222-2222-4222-8222-00000000000${at}" name="${name}" startPosition="${start}" endPosition="${end}"/>`,
    )
    const project = await readFiles({
      'p.qde': `<Project name="p"><Sources><TextSource guid="{22222222-2222-4222-8222-0000000000A1}" name="t"><PlainTextContent>${text}</PlainTextContent>${xml.join('')}</TextSource></Sources></Project>`,
    })
    const { texts, passages } = placed(project)
    expect(passages.map(({ words }) => words)).toEqual(['She left.', 'He stayed there.'])
    expect(texts[0]?.map(({ isNamedOtherwise }) => isNamedOtherwise)).toEqual([false, true])
    expect(project.sources[0]?.id).toBe('22222222-2222-4222-8222-0000000000a1')
  })

  test('files outside the archive are never opened', async () => {
    const project = await readFiles({
      'project.qde': `<Project name="p"><Sources><TextSource guid="22222222-2222-4222-8222-0000000000a1" name="t" plainTextPath="absolute:///etc/passwd"/><TextSource guid="22222222-2222-4222-8222-0000000000a2" name="u" plainTextPath="internal://../../etc/passwd"/></Sources></Project>`,
    })
    expect(project.sources).toEqual([])
    expect(remarks(project)).toContain('refi_file_missing')
  })
})

type Refused = readonly [what: string, files: Readonly<Record<string, string>>, code: string]

describe('what is no project', () => {
  const refused: readonly Refused[] = [
    ['an archive of something else', { 'word/document.xml': '<a/>' }, 'unsupported'],
    ['another kind of XML', { 'project.qde': '<CodeBook/>' }, 'unsupported'],
    ['damaged XML', { 'project.qde': '<Project><Users>' }, 'corrupt'],
    [
      'an external entity',
      {
        'project.qde':
          '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><Project name="&e;"/>',
      },
      'corrupt',
    ],
    ['absurd nesting', { 'project.qde': `<Project>${'<a>'.repeat(10_000)}` }, 'too_large'],
  ]
  test.each(refused)('%s is refused', async (_, files, code) => {
    await expect(readFiles(files)).rejects.toMatchObject({ code })
  })

  test.each(['slip-relative', 'bomb-100mb'])(
    'so is an archive that tries something: %s',
    async (name) => {
      const path = new URL(`../fixtures/hostile/zip/${name}.zip`, import.meta.url)
      const bytes = readFileSync(path)
      await expect(readAnnotationFile({ name, bytes, format: 'qdpx' })).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:corrupt|too_large)$/),
      })
    },
  )
})

describe('codebooks', () => {
  test('of older namespaces, with GUIDs in braces and with empty sets come in', async () => {
    const nvivo = await read('variants/namespace-1-colon-0.qdc')
    expect(nvivo.codes.map(({ id, path, colour }) => [id, path, colour])).toEqual([
      ['33333333-3333-4333-8333-333333333331', ['Parent'], '#46aa00'],
      ['33333333-3333-4333-8333-333333333332', ['Parent', 'Child'], null],
    ])
    expect(remarks(nvivo)).toEqual(['refi_namespace', 'refi_sets'])
    const taguette = await read('taguette-1.5.2/codebook.qdc')
    expect(taguette.codes).toHaveLength(6)
    expect(remarks(taguette)).toEqual([])
    expect((await read('qualcoder-4.0beta/Codebook-probeA.qdc')).codes).toHaveLength(7)
    expect((await read('spec-annex-a1.qdc')).codes.length).toBeGreaterThan(2)
  })
})

test('the fixtures are what they are said to be', () => {
  expect(Object.keys(unzipSync(fixture('variants/inner-name-and-case.qdpx')))).not.toContain(
    'project.qde',
  )
})
