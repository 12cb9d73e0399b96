import fc from 'fast-check'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ExportInput } from '../../core/export/exportModel.ts'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'
import { writeCasJson } from '../../services/exporters/casjson/writeCasJson.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { casFaults } from './casFaults.ts'
import { placesIn } from './placesIn.ts'
import { makeHighlight, makeNote, tortureProject } from './tortureProject.ts'

async function readBack(input: ExportInput): Promise<ImportedAnnotations> {
  return await readAnnotationFile({ name: 'a', bytes: writeCasJson(input).bytes })
}

/** The files of an export, by their names; the only one where it is not packed. */
function filesOf(input: ExportInput): Record<string, string> {
  const { bytes, as } = writeCasJson(input)
  if (as?.extension === 'json') return { only: strFromU8(bytes) }
  const parts = Object.entries(unzipSync(bytes))
  return Object.fromEntries(parts.map(([name, part]) => [name, strFromU8(part)]))
}

function onlyDocument(input: ExportInput): ExportInput {
  return { ...input, documents: input.documents.slice(0, 1) }
}

const noteOf = (note: {
  readonly id: string | null
  readonly parentId?: string | null
  readonly replyTo?: string | null
  readonly markdown: string
  readonly created: string | null
  readonly modified: string | null
}) => [note.id, note.parentId ?? note.replyTo ?? null, note.markdown, note.created, note.modified]

/** Of each passage that has a place: where it is, codes with coder and time, notes, links. */
function sent(input: ExportInput) {
  return input.documents.flatMap(({ annotations }) =>
    annotations
      .filter(({ ranges }) => ranges.length > 0)
      .map(({ id, ranges, codings, notes, mentions, annotator, created, modified, state }) => ({
        ...{ id, places: ranges, annotator, created, modified, state },
        codes: codings
          .map(({ path, annotator: by, created: at }) => [path.join('/'), by, at].join())
          .sort(),
        notes: notes.map(noteOf).sort(),
        mentions: mentions
          .filter((mention) => mention.state === 'confirmed')
          .map(({ entityId, role }) => [entityId, role].join())
          .sort(),
      })),
  )
}

function received(project: ImportedAnnotations) {
  const { places } = placesIn(project)
  return project.annotations.map(
    ({ id, codings, notes, mentions, annotator, created, modified, state }) => ({
      id,
      places: places.get(id),
      annotator: annotator?.name,
      ...{ created, modified, state },
      codes: codings
        .map(({ path, annotator: by, created: at }) => [path.join('/'), by?.name, at].join())
        .sort(),
      notes: notes.map(noteOf).sort(),
      mentions: mentions.map(({ entityId, role }) => [entityId, role].join()).sort(),
    }),
  )
}

const byId = <Item extends { readonly id: string | null }>(items: readonly Item[]) =>
  items.toSorted((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1))

/** Relations with their passages that have a place. */
function sentRelations({ relations, documents }: ExportInput) {
  const placed = new Set(
    documents.flatMap(({ annotations }) =>
      annotations.filter(({ ranges }) => ranges.length > 0).map(({ id }) => id),
    ),
  )
  return byId(relations).map(({ annotatorId, annotator, highlightIds, ...relation }) => ({
    ...relation,
    annotator: { id: annotatorId, name: annotator },
    highlightIds: highlightIds.filter((id) => placed.has(id)).toSorted(),
  }))
}

function receivedRelations({ relations = [] }: ImportedAnnotations) {
  return byId(relations).map(({ highlightIds, ...relation }) => ({
    ...relation,
    highlightIds: highlightIds.toSorted(),
  }))
}

describe('a CAS of ours', () => {
  test('comes back with places, codes, coders, notes, links, codebook and entities', async () => {
    const input = tortureProject()
    for (const each of [input, onlyDocument(input)]) {
      const project = await readBack(each)
      expect(byId(received(project))).toEqual(byId(sent(each)))
      expect(receivedRelations(project)).toEqual(sentRelations(each))
      expect(project.report).toEqual([])
      const codeFacts = input.codes.map(({ id, colour, description }) => [id, colour, description])
      expect(
        project.codes.map(({ id, colour, description }) => [id, colour, description]).sort(),
      ).toEqual(codeFacts.sort())
      const roots = project.codes.filter(({ path }) => path.length === 1)
      expect(roots.map(({ path: [name] }) => name)).toEqual([
        'évidence',
        'מקור; "ראשי"',
        '<unused>',
      ])
      const entityFacts = input.entities.map((entity) => [
        ...[entity.id, entity.label, entity.type, entity.description, entity.aliases],
        Object.entries(entity.authorities),
      ])
      expect(
        project.entities
          .map((entity) => [
            ...[entity.id, entity.label, entity.type, entity.description, entity.aliases],
            entity.authorities.map(({ authority, id }) => [authority, id]),
          ])
          .sort(),
      ).toEqual(entityFacts.sort())
      const facts = project.sources.map(({ id, title, metadata, extracted }) => ({
        ...{ id, title, metadata },
        ...{ text: extracted.text, language: extracted.language },
      }))
      expect(facts).toEqual(
        each.documents.map(({ id, title, metadata, text, language }) => ({
          ...{ id, title, metadata, text, language },
        })),
      )
      const onDocuments = each.documents.flatMap(({ notes }) => notes.map(noteOf))
      expect(project.sources.flatMap(({ notes }) => notes.map(noteOf)).sort()).toEqual(
        onDocuments.sort(),
      )
      const elsewhere = [
        ...project.notes,
        ...project.codes.flatMap(({ notes }) => notes),
        ...project.entities.flatMap(({ notes }) => notes),
      ]
      expect(elsewhere.map(noteOf).sort()).toEqual(input.notes.map(noteOf).sort())
    }
  })

  test('comes back, whatever the text, and is valid', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProject, async (input) => {
        const project = await readBack(input)
        expect(byId(received(project))).toEqual(byId(sent(input)))
        expect(receivedRelations(project)).toEqual(sentRelations(input))
        expect(Object.values(filesOf(input)).flatMap(casFaults)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('cites the passages of a relation across files', async () => {
    const input = tortureProject()
    const [document] = input.documents
    const [relation] = input.relations
    if (document === undefined || relation === undefined) throw new Error('nothing to cite')
    const half = Math.ceil(document.annotations.length / 2)
    const parts = [document.annotations.slice(0, half), document.annotations.slice(half)]
    const documents = parts.map((annotations, i) => ({
      ...{ ...document, id: `01920000-0000-7000-b000-00000000000${i}`, title: `Part ${i}` },
      ...{ text: `${document.text} ${i}`, notes: [], annotations },
    }))
    const highlightIds = parts.flatMap(
      (part) => part.find(({ ranges }) => ranges.length > 0)?.id ?? [],
    )
    const divided = { ...input, documents, relations: [{ ...relation, highlightIds }] }
    const project = await readBack(divided)
    expect(receivedRelations(project)).toEqual(sentRelations(divided))
    expect(project.relations?.[0]?.highlightIds).toHaveLength(2)
  })

  test('leaves out a relation that somebody made senseless, and says so', async () => {
    const [only = ''] = Object.values(filesOf(onlyDocument(tortureProject())))
    const broken = only.replace(/"@Governor":\d+/, '"@Governor":1').replace('"=near"', '" "')
    const project = await readAnnotationFile({ name: 'a', bytes: new TextEncoder().encode(broken) })
    expect(project.relations).toHaveLength(2)
    expect(project.report).toMatchObject([{ code: 'cas_relation_incomplete' }])
  })

  test('is one file for one document, and otherwise a file for each, with the codebook', () => {
    const input = tortureProject()
    expect(Object.keys(filesOf(input))).toEqual([
      'A title with signs & quotes.json',
      'Empty.json',
      'codebook.json',
    ])
    expect(Object.keys(filesOf(onlyDocument(input)))).toEqual(['only'])
    const twice = [...input.documents, ...input.documents]
    expect(Object.keys(filesOf({ ...input, documents: twice }))).toHaveLength(5)
    expect(writeCasJson({ ...input, documents: [] }).as?.extension).toBe('json')
    expect(writeCasJson(input).text).toMatch(/^A title .*\.json\n\n"%FEATURE_STRUCTURES": \[\n\{/)
  })

  test('is valid by the specification and by what cassis asks of it', () => {
    const input = tortureProject()
    const files = [...Object.values(filesOf(input)), ...Object.values(filesOf(onlyDocument(input)))]
    expect(files.flatMap(casFaults)).toEqual([])
  })

  test('has every passage on its words in UTF-16 units, and a coding on each of its parts', () => {
    const cas = JSON.parse(filesOf(onlyDocument(tortureProject()))['only'] ?? '')
    const structures: Record<string, unknown>[] = cas['%FEATURE_STRUCTURES']
    const text = String(structures[0]?.['sofaString'])
    const highlights = structures.filter((each) => each['%TYPE'] === 'variorum.Highlight')
    expect(highlights.length).toBeGreaterThan(20)
    for (const { begin, end, quote } of highlights) {
      expect(text.slice(Number(begin), Number(end))).toBe(quote)
    }
    const inParts = highlights.filter(({ part }) => Number(part) > 0)
    expect(inParts).toHaveLength(2)
    const coded = new Set(
      structures
        .filter((each) => each['%TYPE'] === 'variorum.Coding')
        .map((each) => each['@highlight']),
    )
    expect(inParts.every((each) => coded.has(each['%ID']))).toBe(true)
  })

  test('is the same file again, whoever makes it when', () => {
    const input = onlyDocument(tortureProject())
    const later = { ...input, exportedAt: '2030-01-01T00:00:00.000Z' }
    expect(filesOf(later)).toEqual(filesOf(input))
  })

  test('says what it loses: halves of characters, what waits, rejected links', () => {
    const input = onlyDocument(tortureProject())
    const [document] = input.documents
    if (document === undefined) throw new Error('no document')
    const codes = writeCasJson(input).losses.map(({ code }) => code)
    expect(codes).toEqual([
      ...['history', 'structure', 'states', 'waiting'],
      ...['own_types', 'note_formatting', 'rejected_mentions'],
    ])
    const halved = {
      ...input,
      documents: [{ ...document, text: 'One \ud83d two', annotations: [] }],
    }
    expect(writeCasJson(halved).losses.map(({ code }) => code)).toContain('not_unicode')
    expect(Object.values(filesOf(halved)).flatMap(casFaults)).toEqual([])
  })
})

describe('a CAS of ours that somebody changed elsewhere', () => {
  type Structures = Record<string, unknown>[]

  async function changed(input: ExportInput, change: (structures: Structures) => Structures) {
    const cas = JSON.parse(filesOf(input)['only'] ?? '')
    const structures = change(cas['%FEATURE_STRUCTURES'])
    const members = structures.map((each) => each['%ID'])
    const views = { _InitialView: { '%SOFA': 1, '%MEMBERS': members.slice(1) } }
    const json = JSON.stringify({
      ...cas,
      '%FEATURE_STRUCTURES': structures,
      '%VIEWS': views,
    })
    return await readAnnotationFile({ name: 'ann.json', bytes: Buffer.from(json) })
  }

  test('has a coding and a link that are new as passages of their own', async () => {
    const project = await changed(onlyDocument(tortureProject()), (structures) => [
      ...structures,
      {
        ...{ '%ID': 9001, '%TYPE': 'variorum.Coding', '@sofa': 1, begin: 0, end: 5 },
        codePath: 'new/one',
      },
      {
        ...{ '%ID': 9002, '%TYPE': 'variorum.Mention', '@sofa': 1, begin: 6, end: 13 },
        identifier: 'http://www.wikidata.org/entity/Q42',
      },
    ])
    const [coded, linked] = project.annotations.slice(-2)
    expect(coded?.codings.map(({ path }) => path)).toEqual([['new', 'one']])
    expect(coded?.targets[0]?.position).toEqual({ start: 0, end: 5 })
    expect(linked?.mentions).toMatchObject([
      { authority: { authority: 'wikidata', id: 'Q42' }, entityId: null, label: 'opening' },
    ])
  })

  test('has one that stands nowhere as a note on the document', async () => {
    const project = await changed(onlyDocument(tortureProject()), (structures) => [
      ...structures,
      {
        ...{ '%ID': 9001, '%TYPE': 'variorum.Note', '@sofa': 1, begin: 5, end: 5 },
        text: 'Nowhere',
      },
    ])
    const last = project.annotations.at(-1)
    expect(last?.targets).toMatchObject([{ quote: null, position: null }])
    expect(last?.notes.map(({ markdown }) => markdown)).toEqual(['Nowhere'])
    expect(project.report.map(({ code }) => code)).toEqual(['cas_no_length'])
  })

  test('keeps a note that was written into a coding, and no note twice', async () => {
    const input = onlyDocument(tortureProject())
    const before = await readBack(input)
    const notesIn = (project: ImportedAnnotations) =>
      project.annotations.flatMap(({ notes }) => notes.map(({ markdown }) => markdown))
    let at = 0
    const project = await changed(input, (structures) =>
      structures.map((each) => {
        if (each['%TYPE'] !== 'variorum.Coding' || each['note'] === undefined) return each
        at += 1
        return at === 1 ? { ...each, note: 'Seen elsewhere' } : each
      }),
    )
    expect(at).toBeGreaterThan(0)
    expect(notesIn(project).toSorted()).toEqual([...notesIn(before), 'Seen elsewhere'].toSorted())
  })

  test('whose offsets count code points is read by its quotes', async () => {
    const input = onlyDocument(tortureProject())
    const text = input.documents[0]?.text ?? ''
    const project = await changed(input, (structures) =>
      structures.map((each) => {
        if (typeof each['begin'] !== 'number') return each
        const points = (offset: unknown) => [...text.slice(0, Number(offset))].length
        return { ...each, begin: points(each['begin']), end: points(each['end']) }
      }),
    )
    const { reading, checked, agreeing } = placesIn(project)
    expect(reading).toEqual({ unit: 'code-point', lineBreakCost: 1 })
    expect(agreeing).toBe(checked)
    expect(byId(received(project))).toEqual(byId(sent(input)))
  })

  test('with line ends of Windows stands where it stood', async () => {
    const input = onlyDocument(tortureProject())
    const text = input.documents[0]?.text ?? ''
    const project = await changed(input, (structures) =>
      structures.map((each) => {
        if (typeof each['sofaString'] === 'string') {
          return { ...each, sofaString: each['sofaString'].replaceAll('\n', '\r\n') }
        }
        if (typeof each['begin'] !== 'number') return each
        const moved = (offset: unknown) =>
          Number(offset) + (text.slice(0, Number(offset)).match(/\n/g)?.length ?? 0)
        return { ...each, begin: moved(each['begin']), end: moved(each['end']) }
      }),
    )
    expect(byId(received(project))).toEqual(byId(sent(input)))
  })

  test('and sent by several readers has what is the same once', async () => {
    const input = onlyDocument(tortureProject())
    const { bytes } = writeCasJson(input)
    const packed = zipSync({ 'a/ann.json': bytes, 'a/bob.json': bytes })
    const project = await readAnnotationFile({ name: 'a.zip', bytes: packed })
    expect(project.sources).toHaveLength(1)
    expect(byId(received(project))).toEqual(byId(sent(input)))
  })

  test('keeps the rich text of a note, or says that it could not', async () => {
    const input = onlyDocument(tortureProject())
    const rich = (project: ImportedAnnotations) =>
      project.annotations.flatMap(({ notes }) => notes.flatMap(({ content }) => content ?? []))
    expect(rich(await readBack(input))).not.toEqual([])
    const broken = await changed(input, (structures) =>
      structures.map((each) =>
        each['content'] === undefined ? each : { ...each, content: '['.repeat(1000) },
      ),
    )
    expect(rich(broken)).toEqual([])
    expect(broken.report.map(({ code }) => code)).toEqual(['body_content'])
  })
})

test('a document of one note only is valid, too', async () => {
  const input = onlyDocument(tortureProject())
  const [document] = input.documents
  if (document === undefined) throw new Error('no document')
  const annotations = [makeHighlight(document.text, [[0, 1]], { notes: [makeNote('')] })]
  const nothing = { codes: [], entities: [], relations: [] }
  const bare = { ...input, ...nothing, documents: [{ ...document, annotations }] }
  expect(Object.values(filesOf(bare)).flatMap(casFaults)).toEqual([])
  expect(byId(received(await readBack(bare)))).toEqual(byId(sent(bare)))
})
