import { readdirSync, readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { locateInTexts } from '../../core/export/locateImported.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'

const fixtures = new URL('../fixtures/', import.meta.url)

function bytesOf(name: string): Uint8Array {
  return readFileSync(new URL(`foreign-projects/${name}`, fixtures))
}

/** How the passages of a project are read: unit, how many agree, and the words found for each. */
function located({ sources, annotations, documentedUnit }: ImportedAnnotations) {
  const texts = sources.map(({ key, extracted: { text }, hasMark }) => ({
    text,
    isOwn: true,
    hasMark,
    annotations: annotations.filter(({ targets }) => targets[0]?.source === key),
  }))
  const { reading, agreeing, checked, texts: placed } = locateInTexts(texts, documentedUnit)
  const words = texts.flatMap(({ text }, at) =>
    (placed[at] ?? []).map(({ ranges }) => ranges?.map(([start, end]) => text.slice(start, end))),
  )
  return { reading, agreeing, checked, words: words.map((parts) => parts?.join('') ?? null) }
}

/** The database with a statement of somebody else in it. */
function changed(name: string, sql: string): Uint8Array {
  const database = new Database(Buffer.from(bytesOf(name)))
  database.exec(sql)
  const bytes = database.serialize()
  database.close()
  return bytes
}

describe('a project of Taguette', () => {
  test('has every passage on its words, counted in bytes, with emoji and other scripts', async () => {
    const project = await readAnnotationFile({ name: 'p', bytes: bytesOf('taguette.sqlite3') })
    const { reading, agreeing, checked, words } = located(project)
    expect(project.origin).toBe('taguette')
    expect(reading).toEqual({ unit: 'utf-8', lineBreakCost: 1 })
    expect([agreeing, checked]).toEqual([12, 12])
    expect(words).toContain('👨‍👩‍👧‍👦 and flag 🇨🇦')
    expect(words).toContain('end.\n日本語')
  })

  test('has tags as a tree, untagged highlights too, and who made each when', async () => {
    const project = await readAnnotationFile({ name: 'p', bytes: bytesOf('taguette.sqlite3') })
    expect(project.codes.map(({ path, description }) => [path.join('/'), description])).toEqual([
      ['interesting', 'Further review required'],
      ['argument', 'Claims'],
      ['rhetoric', 'Figures of speech'],
      ['scripts/é', 'tag with slash and accent'],
      ['argument/faction', 'Faction as a cause'],
      ['argument/remedy', 'Proposed remedy'],
    ])
    const codings = project.annotations.map((each) => each.codings.length)
    expect(codings).toEqual([1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 0])
    expect(project.annotations[0]).toMatchObject({
      annotator: { id: null, name: 'admin' },
      created: '2026-11-23T07:47:29.980Z',
    })
  })

  test('has a tag that somebody else gave, or gave again, as theirs and of then', async () => {
    const logged = (at: string, login: string, tags: string) =>
      `INSERT INTO commands (date, user_login, project_id, document_id, payload) VALUES
         ('2026-11-24 0${at}:00:00.000000', '${login}', 1, 1,
          '{"end_offset": 403, "highlight_id": 1, "start_offset": 396, "tags": ${tags}, "type": "highlight_add"}');`
    const bytes = changed(
      'taguette.sqlite3',
      `INSERT INTO users (login, created, disabled) VALUES ('bob', '2026-11-24 00:00:00', 0);
       INSERT INTO highlight_tags VALUES (1, 5);
       INSERT INTO highlight_tags VALUES (1, 6);
       ${logged('1', 'bob', '[3, 5, 6]')} ${logged('2', 'admin', '[3, 5]')}
       ${logged('3', 'admin', '[3, 5, 6]')}`,
    )
    const [first] = (await readAnnotationFile({ name: 'p', bytes })).annotations
    expect(first?.annotator?.name).toBe('admin')
    const codings = first?.codings.map(({ path, annotator, created }) => [
      ...[path.at(-1), annotator?.name, created],
    ])
    expect(codings).toEqual([
      ['faction', 'admin', '2026-11-23T07:47:29.980Z'],
      ['rhetoric', 'bob', '2026-11-24T01:00:00.000Z'],
      ['scripts/é', 'admin', '2026-11-24T03:00:00.000Z'],
    ])
  })

  test('says which tags it lacks', async () => {
    const bytes = changed(
      'taguette.sqlite3',
      "PRAGMA foreign_keys = OFF; DELETE FROM tags WHERE path = 'rhetoric'",
    )
    const project = await readAnnotationFile({ name: 'p', bytes })
    expect(project.annotations).toHaveLength(12)
    expect(project.report.map(({ code }) => code)).toContain('refi_code_unknown')
  })
})

describe('a project of QualCoder', () => {
  test('has every passage on its words; codings of one passage by one person are one highlight', async () => {
    const project = await readAnnotationFile({ name: 'p', bytes: bytesOf('data.qda') })
    const { reading, agreeing, checked } = located(project)
    expect(project.origin).toBe('qualcoder')
    expect(reading).toEqual({ unit: 'code-point', lineBreakCost: 1 })
    expect([agreeing, checked]).toEqual([11, 11])
    expect(project.annotations.flatMap(({ codings }) => codings)).toHaveLength(12)
    const air = project.annotations.find(({ codings }) => codings.length === 2)
    expect(air?.codings.map(({ path }) => path)).toEqual([
      ['argument', 'faction'],
      ['Category X', 'rhetoric'],
    ])
    expect(air?.notes.map(({ markdown }) => markdown)).toEqual([
      'Coding memo: why this segment matters',
    ])
  })

  test('has codes below categories and codes, memos, a note on a passage and the journal', async () => {
    const project = await readAnnotationFile({ name: 'p', bytes: bytesOf('data.qda') })
    expect(project.codes.map(({ path, colour }) => [path.join('/'), colour])).toEqual([
      ['Category X', null],
      ['argument', '#e65100'],
      ['scripts é', '#0d47a1'],
      ['argument/faction', '#00ff7f'],
      ['argument/remedy', '#7ea793'],
      ['Category X/rhetoric', '#7d26cd'],
      ['argument/faction/faction-majority', '#0d47a1'],
    ])
    expect(project.sources[0]?.notes.map(({ markdown }) => markdown)).toEqual(['Document memo'])
    expect(project.notes[0]?.markdown).toBe('**Diary 1**\n\nFirst journal entry.\n\nSecond line.')
    const noted = project.annotations.filter(({ codings }) => codings.length === 0)
    expect(noted.map(({ targets }) => targets[0]?.position)).toEqual([{ start: 100, end: 160 }])
  })

  test('has notes of ids that a project with the same numbers does not have', async () => {
    const later = changed('data.qda', "UPDATE code_text SET date = '2026-11-24 07:00:00'")
    const ids = async (bytes: Uint8Array) =>
      (await readAnnotationFile({ name: 'p', bytes })).annotations.flatMap(({ codings, notes }) =>
        codings.length === 0 ? [] : notes.map(({ id }) => id),
      )
    const mine = await ids(bytesOf('data.qda'))
    expect(mine).toHaveLength(1)
    expect(await ids(bytesOf('data.qda'))).toEqual(mine)
    expect(await ids(later)).not.toEqual(mine)
  })

  test('comes as a packed folder, too', async () => {
    const bytes = zipSync({ 'sampleA.qda/data.qda': bytesOf('data.qda') })
    expect((await readAnnotationFile({ name: 'p.zip', bytes })).annotations).toHaveLength(12)
  })

  test('has cases as entities that their passages mention', async () => {
    const bytes = changed(
      'data.qda',
      `INSERT INTO cases VALUES (1, 'Madison', 'A writer', 'A. Reader', '2026-11-23 07:00:00');
       INSERT INTO case_text VALUES (1, 1, 1, 372, 379, 'A. Reader', '2026-11-23 07:00:00', '');
       INSERT INTO case_text VALUES (2, 1, 2, 0, 11773, 'A. Reader', '2026-11-23 07:00:00', '');
       INSERT INTO attribute VALUES (1, 'age', 'case', '36', 1, '', '');`,
    )
    const project = await readAnnotationFile({ name: 'p', bytes })
    expect(project.entities).toMatchObject([
      { label: 'Madison', type: 'case', description: 'A writer\nage: 36' },
    ])
    expect(project.entities[0]?.notes.map(({ markdown }) => markdown)).toEqual(['federalist-51'])
    const mentions = project.annotations.flatMap(({ mentions: all }) => all)
    expect(mentions.map(({ label }) => label)).toEqual(['Madison'])
    expect(located(project).words.at(-1)).not.toBeNull()
  })

  test('whose codes stand in a ring still ends', async () => {
    const bytes = changed('data.qda', 'UPDATE code_name SET supercid = 3 WHERE cid = 1')
    const project = await readAnnotationFile({ name: 'p', bytes })
    expect(project.codes).toHaveLength(7)
  })
})

describe('what is no such project', () => {
  test.each([
    [
      'a view in place of a table',
      'ALTER TABLE highlights RENAME TO h; CREATE VIEW highlights AS SELECT * FROM h',
    ],
    ['a virtual table', 'DROP TABLE tags; CREATE VIRTUAL TABLE tags USING fts5(path)'],
  ])('%s is refused', async (_, sql) => {
    const bytes = changed('taguette.sqlite3', sql)
    await expect(readAnnotationFile({ name: 'p', bytes })).rejects.toMatchObject({
      code: 'corrupt',
    })
  })

  test('a row that is not what its table holds is left out and counted', async () => {
    const bytes = changed(
      'taguette.sqlite3',
      "UPDATE highlights SET start_offset = 'x' WHERE id = 1",
    )
    const project = await readAnnotationFile({ name: 'p', bytes })
    expect(project.annotations).toHaveLength(11)
    expect(project.report.map(({ code }) => code)).toContain('row_invalid')
  })

  test('another database is said to be none', async () => {
    const bytes = changed('taguette.sqlite3', 'DROP TABLE highlight_tags')
    const reading = readAnnotationFile({ name: 'p', bytes, format: 'taguette' })
    await expect(reading).rejects.toMatchObject({ code: 'unsupported' })
  })

  const damaged = readdirSync(new URL('sqlite/', fixtures))
  test.each(damaged)('%s ends in one clear error', async (name) => {
    const bytes = readFileSync(new URL(`sqlite/${name}`, fixtures))
    const reading = readAnnotationFile({ name, bytes, format: 'taguette' })
    await expect(reading).rejects.toMatchObject({ code: 'corrupt' })
  })
})
