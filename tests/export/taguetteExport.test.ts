import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportInput } from '../../core/export/exportModel.ts'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { CodeRecord } from '../../core/model/records.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'
import { writeTaguette } from '../../services/exporters/taguette/writeTaguette.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { placesIn } from './placesIn.ts'
import { rowsOf, taguetteFaults } from './taguetteFaults.ts'
import { tortureProject } from './tortureProject.ts'

const real = readFileSync(new URL('../fixtures/foreign-projects/taguette.sqlite3', import.meta.url))

async function readBack(input: ExportInput): Promise<ImportedAnnotations> {
  return await readAnnotationFile({ name: 'a', bytes: writeTaguette(input).bytes })
}

/** What Taguette's HTML cannot hold is U+FFFD. */
function carried(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  return text.replaceAll(/[\0-\x08\x0b-\x1f]/g, '\ufffd')
}

/** Of each part of a passage: its place, its words, who and when, its codes with the first to give each. */
function sent(input: ExportInput) {
  return input.documents
    .flatMap(({ text, annotations }) =>
      annotations.flatMap(({ ranges, annotator, created, codings }) =>
        ranges.map((range) => ({
          ...{ place: range, words: carried(text.slice(...range)), annotator, created },
          codes: codings
            .filter(({ codeId }, at) => codings.findIndex((each) => each.codeId === codeId) === at)
            .map((coding) => [coding.path.join('.'), coding.annotator, coding.created].join())
            .sort(),
        })),
      ),
    )
    .map((part) => JSON.stringify(part))
    .sort()
}

function received(project: ImportedAnnotations) {
  const { places } = placesIn(project)
  const texts = new Map(project.sources.map(({ key, extracted }) => [key, extracted.text]))
  return project.annotations
    .map(({ id, targets: [target], annotator, created, codings }) => {
      const place = places.get(id)?.[0] ?? [0, 0]
      return JSON.stringify({
        place,
        words: texts.get(target?.source ?? '')?.slice(...place),
        ...{ annotator: annotator?.name, created },
        codes: codings
          .map(({ path, annotator: by, created: at }) => [path.join('.'), by?.name, at].join())
          .sort(),
      })
    })
    .sort()
}

function withAnnotations(
  input: ExportInput,
  change: (annotation: Annotation) => Annotation,
): ExportInput {
  const documents = input.documents.map((document) => ({
    ...document,
    annotations: document.annotations.map(change),
  }))
  return { ...input, documents }
}

function lossesOf(input: ExportInput): string[] {
  return writeTaguette(input).losses.map(({ code }) => code)
}

describe('a project for Taguette', () => {
  test('has the schema of Taguette to the letter, its version and its mark', () => {
    const schemaOf = (bytes: Uint8Array) => {
      const database = new Database(Buffer.from(bytes))
      const statements = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema')
      const pragmas = ['application_id', 'auto_vacuum', 'encoding', 'page_size', 'user_version']
      const found = {
        statements: statements.all(),
        pragmas: pragmas.map((name) => database.pragma(name, { simple: true })),
        version: database.prepare('SELECT * FROM alembic_version').all(),
        // Versions of the file format: a log of writes beside it would be another.
        format: [...bytes.subarray(18, 20)],
      }
      database.close()
      return found
    }
    expect(schemaOf(writeTaguette(tortureProject()).bytes)).toEqual(schemaOf(real))
  })

  test('is sound, holds what refers to what, and belongs to the user of a Taguette without logins', () => {
    const { bytes } = writeTaguette(tortureProject())
    const database = new Database(Buffer.from(bytes))
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    database.close()
    const owner = { project_id: 1, user_login: 'admin', privileges: 'ADMIN' }
    expect(rowsOf(bytes)['project_members']).toEqual([owner])
    expect(rowsOf(real)['project_members']).toEqual([owner])
  })

  test('is one that Taguette takes, every highlight on its words in bytes', () => {
    expect(taguetteFaults(real)).toEqual([])
    expect(taguetteFaults(writeTaguette(tortureProject()).bytes)).toEqual([])
    fc.assert(
      fc.property(arbitraryProject, (input) => {
        expect(taguetteFaults(writeTaguette(input).bytes)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('comes back with texts, places, codes, coders, times, and the tree of the codes', async () => {
    const input = tortureProject()
    const project = await readBack(input)
    expect(received(project)).toEqual(sent(input))
    const { reading, agreeing, checked } = placesIn(project)
    expect(reading).toEqual({ unit: 'utf-8', lineBreakCost: 1 })
    expect(agreeing).toBe(checked)
    expect(project.sources.map(({ title, extracted }) => [title, extracted.text])).toEqual(
      input.documents.map(({ title, text }) => [title, carried(text)]),
    )
    const [évidence, second, third] = [
      ['évidence'],
      [...['évidence', 'with `ticks` and * stars']],
      [...['évidence', 'with `ticks` and * stars', 'and/or']],
    ]
    expect(project.codes.map(({ path }) => path)).toEqual([
      ...[évidence, ['מקור; "ראשי"'], ['<unused>'], second, third],
      [...(third ?? []), '=HYPERLINK("x")'],
    ])
    const described = input.codes.map(({ name, description }) => [name, description])
    expect(project.codes.map(({ path, description }) => [path.at(-1), description]).sort()).toEqual(
      described.sort(),
    )
  })

  test('comes back, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProject, async (input) => {
        expect(received(await readBack(input))).toEqual(sent(input))
      }),
      { numRuns: 100 },
    )
  })

  test('says of a document and of the project in one description what notes say', async () => {
    const project = await readBack(tortureProject())
    const notes = project.sources.flatMap((source) => source.notes)
    expect(notes.map(({ markdown }) => markdown)).toEqual(['On the whole document\n\nYes'])
    expect(project.notes.map(({ markdown }) => markdown)).toEqual(['On the project'])
  })

  test('has headings and line breaks where they are seen, and the direction of the text', () => {
    const [document] = tortureProject().documents
    if (document === undefined) throw new Error('no document')
    const text = '  שלום\n\none\ntwo & <three>\n'
    const blocks = [
      { start: 2, end: 6, kind: 'heading' as const },
      { start: 8, end: 25, kind: 'paragraph' as const },
    ]
    const input = {
      ...tortureProject(),
      documents: [{ ...document, text, blocks, annotations: [] }],
    }
    expect(rowsOf(writeTaguette(input).bytes)['documents']?.[0]).toMatchObject({
      contents: '<h2>  שלום</h2>\n\n<p>one<br>\ntwo &amp; &lt;three&gt;</p>\n',
      text_direction: 'RIGHT_TO_LEFT',
    })
  })

  test('logs a code of another reader, or of later, as a change of its tags by that reader', async () => {
    const [ann, bob] = ['Ann', 'Bob']
    const later = '2026-03-04T00:00:00.000Z'
    const input = withAnnotations(tortureProject(), (annotation) => ({
      ...annotation,
      annotator: ann ?? '',
      codings: annotation.codings.map((coding, at) => ({
        ...coding,
        annotator: (at === 0 ? ann : bob) ?? '',
        created: at === 0 ? annotation.created : later,
      })),
    }))
    expect(received(await readBack(input))).toEqual(sent(input))
    const { commands = [] } = rowsOf(writeTaguette(input).bytes)
    const bobs = commands.filter((command) => command['user_login'] === bob)
    expect(bobs.map((command) => command['date'])).toEqual(['2026-03-04 00:00:00.000000'])
    expect(JSON.parse(String(bobs[0]?.['payload'])).tags).toHaveLength(2)
  })

  test('is the same file again, whenever it is made', () => {
    const input = tortureProject()
    const later = { ...input, exportedAt: '2030-01-01T00:00:00.000Z' }
    expect(writeTaguette(later).bytes).toEqual(writeTaguette(input).bytes)
  })
})

describe('what Taguette has no room for', () => {
  test('is said', () => {
    const torture = tortureProject()
    expect(lossesOf(torture)).toEqual([
      ...[
        'history',
        'structure',
        'states',
        'waiting',
        'in_parts',
        'notes',
        'entities',
        'relations',
        'colours',
      ],
      ...['coders', 'readers', 'controls'],
    ])
    const bare = { ...torture, documents: [], codes: [], entities: [], relations: [], notes: [] }
    expect(lossesOf(bare)).toEqual([])
    expect(taguetteFaults(writeTaguette(bare).bytes)).toEqual([])
  })

  test('is cut where Taguette would refuse the file, and codes keep their own tags', async () => {
    const torture = tortureProject()
    const [code] = torture.codes
    if (code === undefined) throw new Error('no code')
    const named = (name: string, at: number): CodeRecord => ({
      ...code,
      ...{ id: `01920000-0000-7000-9000-00000000000${at}`, parentId: null, position: at, name },
    })
    const codes = ['x'.repeat(300), `${'x'.repeat(300)}y`, 'a', 'a.b', 'a.b'].map(named)
    const input = withAnnotations(
      {
        ...torture,
        codes: codes.map((each, at) => ({
          ...each,
          description: at === 0 ? '😀'.repeat(103_000) : 'short',
        })),
        project: { ...torture.project, name: '😀'.repeat(51) },
        documents: torture.documents.map((each) => ({ ...each, title: 'T'.repeat(120) })),
      },
      (annotation) => ({ ...annotation, annotator: 'N'.repeat(40), codings: [] }),
    )
    expect(lossesOf(input)).toEqual(expect.arrayContaining(['dots', 'cut']))
    const { bytes } = writeTaguette(input)
    expect(taguetteFaults(bytes)).toEqual([])
    const { tags = [], projects = [], documents = [] } = rowsOf(bytes)
    expect(projects[0]?.['name']).toBe(`${'😀'.repeat(49)}…`)
    expect(documents[0]?.['name']).toBe(`${'T'.repeat(49)}…`)
    expect(tags.map(({ path }) => path)).toEqual([
      ...[`${'x'.repeat(199)}…`, `${'x'.repeat(197)}… 2`],
      ...['a', 'a.b', 'a.b 2'],
    ])
    const { codes: back } = await readBack(input)
    expect(back.map(({ path }) => path.join('/')).slice(-2)).toEqual(['a/b', 'a/b 2'])
  })

  test('is said of halves of characters, which become U+FFFD', () => {
    const torture = tortureProject()
    const documents = torture.documents.map((each) => ({
      ...{ ...each, text: 'One \ud83d two', blocks: [], annotations: [] },
    }))
    const input = { ...torture, documents }
    expect(lossesOf(input)).toContain('not_unicode')
    const contents = rowsOf(writeTaguette(input).bytes)['documents']?.map((row) => row['contents'])
    expect(new Set(contents)).toEqual(new Set(['<p>One \ufffd two</p>']))
  })
})
