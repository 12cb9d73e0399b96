import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ExportInput } from '../../core/export/exportModel.ts'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'
import { writeBrat } from '../../services/exporters/brat/writeBrat.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { placesIn } from './placesIn.ts'
import { makeHighlight, tortureProject } from './tortureProject.ts'

const folder = new URL('../fixtures/brat/', import.meta.url)

async function readFiles(files: Readonly<Record<string, string>>): Promise<ImportedAnnotations> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return await readAnnotationFile({ name: 'a.zip', bytes: zipSync(Object.fromEntries(entries)) })
}

function partsOf(input: ExportInput): Record<string, string> {
  const parts = unzipSync(writeBrat(input).bytes)
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** As brat has them: parts that only line ends part are one, and none begins or ends with one. */
function withoutBreaks(text: string, ranges: readonly (readonly [number, number])[]) {
  const isBreak = (at: number) => /[\p{Cc}\u2028\u2029]/u.test(text.charAt(at))
  const kept = ranges.flatMap(([start, end]) => {
    let [from, to] = [start, end]
    while (from < to && isBreak(from)) from++
    while (to > from && isBreak(to - 1)) to--
    return from < to ? [[from, to] as const] : []
  })
  const joined: [number, number][] = []
  for (const [start, end] of kept) {
    const last = joined.at(-1)
    const gap = last === undefined ? [] : Array.from({ length: start - last[1] }, (_, at) => at)
    if (last !== undefined && gap.every((at) => isBreak(last[1] + at))) last[1] = end
    else joined.push([start, end])
  }
  return joined
}

/** Of each passage that brat can hold: place, codes with coder, notes. */
function sent(input: ExportInput) {
  return input.documents.flatMap(({ text, annotations }) =>
    annotations.flatMap(({ id, ranges, codings, notes, annotator, created }) => {
      const places = withoutBreaks(text, ranges)
      if (places.length === 0) return []
      return [
        {
          ...{ id, places, annotator, created },
          codes: codings.map(({ path, annotator: by }) => [path.join('/'), by].join()).sort(),
          notes: notes
            .map((note) => [note.id, note.parentId, note.markdown, note.annotator])
            .sort(),
        },
      ]
    }),
  )
}

function received(project: ImportedAnnotations) {
  const { places } = placesIn(project)
  return project.annotations.map(({ id, codings, notes, annotator, created }) => ({
    id,
    places: places.get(id),
    annotator: annotator?.name,
    created,
    codes: codings.map(({ path, annotator: by }) => [path.join('/'), by?.name].join()).sort(),
    notes: notes.map((note) => [note.id, note.replyTo, note.markdown, note.annotator?.name]).sort(),
  }))
}

const byId = <Item extends { readonly id: string | null }>(items: readonly Item[]) =>
  items.toSorted((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1))

async function readBack(input: ExportInput) {
  return await readAnnotationFile({ name: 'a.zip', bytes: writeBrat(input).bytes })
}

describe('a collection of ours', () => {
  test('comes back with places, codes, coders, notes, codebook and entities', async () => {
    const input = tortureProject()
    const project = await readBack(input)
    expect(byId(received(project))).toEqual(byId(sent(input)))
    expect(project.report).toEqual([])
    expect(project.codes.map(({ id, colour }) => [id, colour]).sort()).toEqual(
      input.codes.map(({ id, colour }) => [id, colour]).sort(),
    )
    expect(project.entities.map(({ label, aliases }) => [label, aliases]).sort()).toEqual(
      input.entities.map(({ label, aliases }) => [label, aliases]).sort(),
    )
    const mentioned = input.documents[0]?.annotations.find(({ mentions }) => mentions.length > 1)
    expect(project.annotations.find(({ id }) => id === mentioned?.id)?.mentions).toEqual([
      expect.objectContaining({ entityId: mentioned?.mentions[0]?.entityId }),
    ])
  })

  test('comes back, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProject, async (input) => {
        expect(byId(received(await readBack(input)))).toEqual(byId(sent(input)))
      }),
      { numRuns: 50 },
    )
  })

  test('has a text that begins with U+FEFF as it is, for brat counts it', async () => {
    const input = tortureProject()
    const [document] = input.documents
    if (document === undefined) throw new Error('no document')
    const text = '\ufeffOne two.'
    const annotations = [makeHighlight(text, [[5, 8]])]
    const marked = { ...input, documents: [{ ...document, text, annotations }] }
    const [[, bytes] = []] = Object.entries(unzipSync(writeBrat(marked).bytes)).filter(([name]) =>
      name.endsWith('.txt'),
    )
    expect(bytes).toEqual(strToU8(text))
    const project = await readBack(marked)
    expect(project.sources.map(({ extracted }) => extracted.text)).toEqual([text])
    expect(byId(received(project))).toEqual(byId(sent(marked)))
  })

  test('keeps entities apart that an authority knows as one', async () => {
    const input = tortureProject()
    const [document] = input.documents
    const entities = input.entities.map((entity) => ({
      ...entity,
      authorities: { wikidata: 'Q42' },
    }))
    if (document === undefined) throw new Error('no document')
    const annotations = entities.map(({ id: entityId, label, type }) =>
      makeHighlight(document.text, [[0, 1]], {
        mentions: [
          {
            ...{ id: document.id, annotatorId: document.id, entityId, label, type },
            ...{ role: 'mention', state: 'confirmed' },
          },
        ],
      }),
    )
    const project = await readBack({
      ...input,
      entities,
      documents: [{ ...document, annotations }],
    })
    const linked = project.annotations.map(({ mentions }) => mentions[0]?.entityId)
    expect(linked.toSorted()).toEqual(entities.map(({ id }) => id).toSorted())
  })

  test('comes back of any title', async () => {
    const input = tortureProject()
    const [document] = input.documents
    if (document === undefined) throw new Error('no document')
    const titles = ['Con', 'nul', '東京', 'Über', 'uber', '...']
    const documents = titles.map((title) => ({ ...document, title }))
    const project = await readBack({ ...input, documents })
    expect(project.sources.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
  })

  test('without any code has none when it comes back', async () => {
    const input = tortureProject()
    const [document] = input.documents
    if (document === undefined) throw new Error('no document')
    const annotations = [makeHighlight(document.text, [[0, 1]])]
    const bare = { ...input, codes: [], entities: [], documents: [{ ...document, annotations }] }
    expect((await readBack(bare)).annotations.map(({ codings }) => codings)).toEqual([[]])
  })

  test('has lines that brat reads: every passage is its words, types and labels are named', () => {
    const parts = partsOf(tortureProject())
    const types = new Set(parts['annotation.conf']?.split('[relations]')[0]?.split('\n').slice(1))
    let passages = 0
    for (const [name, lines] of Object.entries(parts).filter(([each]) => each.endsWith('.ann'))) {
      const points = [...(parts[name.replace(/ann$/, 'txt')] ?? '')]
      for (const line of lines.split('\n').filter(Boolean)) {
        expect(line).toMatch(/^(?:T|N|#)\d+\t[\x21-\x7e]+ [^\t]+\t[^\t]*$/)
        const [, type = '', spans = '', words] = /^T\d+\t(\S+) ([\d ;]+)\t(.*)$/.exec(line) ?? []
        if (words === undefined) continue
        passages += 1
        expect(types).toContain(type)
        const slices = spans.split(';').map((span) => points.slice(...span.split(' ').map(Number)))
        expect(slices.map((slice) => slice.join('')).join(' ')).toBe(words)
      }
    }
    expect(passages).toBeGreaterThan(20)
  })

  test('has a note that was changed elsewhere as a new one, and the others as they were', async () => {
    const input = tortureProject()
    const [document] = input.documents
    const [noted] =
      document?.annotations.filter(
        ({ notes, ranges }) => notes.length === 1 && ranges.length > 0,
      ) ?? []
    const [note] = noted?.notes ?? []
    const words = note?.markdown.replaceAll(/\s+/g, ' ').trim() ?? ''
    const parts = partsOf(input)
    const changed = Object.entries(parts).map(([name, text]) => [
      name,
      name.endsWith('.ann') ? text.replaceAll(`\t${words}\n`, '\tQuite another\n') : text,
    ])
    const project = await readFiles(Object.fromEntries(changed))
    const [read] = project.annotations.find(({ id }) => id === noted?.id)?.notes ?? []
    expect(read).toMatchObject({ markdown: 'Quite another' })
    expect(read?.id).not.toBe(note?.id)
  })

  test('leaves a passage of nothing but line ends out', () => {
    const input = tortureProject()
    const [document] = input.documents
    if (document === undefined) throw new Error('no document')
    const at = document.text.indexOf('\n')
    const annotations = [makeHighlight(document.text, [[at, at + 1]], {})]
    const file = writeBrat({ ...input, documents: [{ ...document, annotations }] })
    expect(file.text).not.toContain('T1\t')
  })
})

describe('a collection of brat', () => {
  const names = readdirSync(folder).filter((name) => /\.(?:ann|txt)$/.test(name))
  const tutorials = Object.fromEntries(
    names.map((name) => [`news/${name}`, readFileSync(new URL(name, folder), 'utf8')]),
  )

  test('has every passage on its words', async () => {
    const project = await readFiles(tutorials)
    const { checked, agreeing, reading } = placesIn(project)
    const lines = Object.values(tutorials).flatMap((text) => text.match(/^T\d+\t/gm) ?? [])
    expect([checked, agreeing]).toEqual([lines.length, lines.length])
    expect(reading).toEqual({ unit: 'code-point', lineBreakCost: 1 })
    expect(project.sources).toHaveLength(names.length / 2)
  })

  test('has types as codes, notes, identified entities; what is left out is counted', async () => {
    const project = await readFiles(tutorials)
    const paths = new Set(
      project.annotations.flatMap(({ codings }) => codings.map(({ path }) => path.join())),
    )
    expect(paths).toContain('Merge-org')
    const notes = project.annotations.flatMap((each) => each.notes.map(({ markdown }) => markdown))
    expect(notes).toContain('Should fictional places be annotated?')
    // On an event: its trigger has it.
    expect(notes.some((note) => note.startsWith('Annotate as one merge event'))).toBe(true)
    const [mention] = project.annotations.flatMap(({ mentions }) => mentions)
    expect(mention).toMatchObject({
      uri: 'Wikipedia:64488',
      authority: { authority: 'wikipedia', id: '64488' },
      label: 'Carlos Salinas de Gortari',
    })
    const codes = project.report.map(({ code }) => code).sort()
    expect(codes).toEqual(['brat_attributes', 'brat_elsewhere', 'relation'])
  })

  test('in several folders is one text of several readers', async () => {
    const project = await readFiles({
      ...{ 'ann/a.txt': 'One two.', 'ann/a.ann': 'T1\tX 0 3\tOne\n' },
      ...{ 'bob/a.txt': 'One two.', 'bob/a.ann': 'T1\tX 4 7\ttwo\n' },
    })
    expect(project.sources.map(({ title }) => title)).toEqual(['a'])
    expect(project.annotations.map(({ annotator }) => annotator?.name)).toEqual(['ann', 'bob'])
    expect(new Set(project.annotations.map(({ id }) => id)).size).toBe(2)
  })

  test('of several texts of one name is not one of several readers', async () => {
    const project = await readFiles({
      ...{ 'news/a.txt': 'One two.', 'news/a.ann': 'T1\tX 0 3\tOne\n' },
      ...{ 'blogs/a.txt': 'Another.', 'blogs/a.ann': 'T1\tX 0 7\tAnother\n' },
    })
    expect(project.sources).toHaveLength(2)
    expect(new Set(project.annotations.map(({ annotator }) => annotator?.name)).size).toBe(1)
  })

  test('packed by Finder has no texts but its own', async () => {
    const project = await readFiles({
      ...{ 'a/a.txt': 'One two.', 'a/a.ann': 'T1\tX 0 3\tOne\n' },
      ...{ '__MACOSX/a/._a.txt': '\0\x05\x16\x07', '__MACOSX/a/._a.ann': '\0\x05\x16\x07' },
    })
    expect(project.sources.map(({ title }) => title)).toEqual(['a'])
    expect(project.report).toEqual([])
  })

  test('has notes of ids of their own, though every file counts from 1', async () => {
    const file = 'T1\tX 0 3\tOne\n#1\tAnnotatorNotes T1\tUnsure\n'
    const project = await readFiles({
      ...{ 'a.txt': 'One two.', 'a.ann': file },
      ...{ 'b.txt': 'One, and no other.', 'b.ann': file },
    })
    const ids = project.annotations.flatMap(({ notes }) => notes.map(({ id }) => id))
    expect([ids.length, new Set(ids).size]).toEqual([2, 2])
  })

  test('without its texts is about as many as it has files of different names', async () => {
    const file = 'T1\tX 0 3\tOne\n'
    const project = await readFiles({ 'x/a.ann': file, 'y/a.ann': file, 'x/b.ann': file })
    const about = project.annotations.map(({ targets }) => targets[0]?.source)
    expect([about.length, new Set(about).size]).toEqual([3, 2])
  })

  test('has lines that only LF ends, and says what they tell of what is left out', async () => {
    const lines = [
      'T1\tX 0 7\tOne\u2028two',
      'E1\tX:T1',
      'N1\tReference E1 Wikidata:Q42\tAdams',
      'R1\tY Arg1:T1 Arg2:T1',
      '#1\tAnnotatorNotes T1\tso\u2028it is',
      '#2\tAnnotatorNotes R1\tnot quite',
    ]
    const text = 'One\u2028two.'
    const project = await readFiles({ 'a.txt': text, 'a.ann': lines.join('\n') })
    expect([...placesIn(project).places.values()]).toEqual([[[0, 7]]])
    const [{ notes = [], mentions = [] } = {}] = project.annotations
    expect([notes.length, mentions.map(({ label }) => label)]).toEqual([1, ['Adams']])
    expect(project.report.map(({ code }) => code)).toEqual(['relation', 'brat_elsewhere'])
  })

  test('of which lines or texts are wrong ends in no error', async () => {
    const project = await readFiles({ 'a.ann': 'T1 X\nT2\tX 5 9;12\tabc\n\0\nT3\tX 0 3;4 9\tab\n' })
    expect(project.annotations).toHaveLength(1)
    expect(project.report.map(({ code }) => code).sort()).toEqual(['brat_line', 'brat_no_text'])
  })
})
