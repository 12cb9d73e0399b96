import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readingPositionKey } from '../../core/model/readingPosition.ts'
import type { Contracts } from './harness.ts'

const before = `The first paragraph stays as it is.

The second paragraph, about the harbour, is cut later.

The third paragraph says that the minister will resign on Friday.
`
const after = `A new paragraph comes before all others.

The first paragraph stays as it is.

The third paragraph says that the minister would not resign on Friday.
`

const docxFixtures = new URL('../fixtures/docx/', import.meta.url)

let documentId = ''

export const documentContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('d.variorum') })
  },
  tests: {
    'imports several files; one that cannot be read is an error of its own': async (harness) => {
      const { call, file, grant } = harness()
      const grants = [
        file('one.txt', before),
        grant('missing.txt'),
        file('picture.bin', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0)),
        file('two.md', '# Two\n\nA *second* document.\n'),
      ]
      const result = await call('documents.import', { grants })
      expect(result.documents.map(({ title, revision }) => ({ title, revision }))).toEqual([
        { title: 'one', revision: 1 },
        { title: 'Two', revision: 1 },
      ])
      expect(result.errors.map((error) => error.code)).toEqual(['not_found', 'unsupported'])
      documentId = result.documents[0]?.id ?? ''
    },

    'gives text, content and blocks that agree': async (harness) => {
      const { call } = harness()
      const { text, blocks, content } = await call('documents.content', { documentId, revision: 1 })
      expect(await call('documents.text', { documentId })).toMatchObject({ text: before, blocks })
      expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(
        before.trim().split('\n\n'),
      )
      expect(content.type).toBe('doc')
      await expect(call('documents.text', { documentId, revision: 9 })).rejects.toMatchObject({
        code: 'not_found',
      })
    },

    'finds documents by their words, a window at a time, and by their titles': async (harness) => {
      const { call } = harness()
      expect(await call('documents.find', { words: 'o', limit: 1 })).toEqual({
        all: 2,
        total: 2,
        documents: [{ id: documentId, title: 'one', revision: 1, highlights: 0, progress: null }],
      })
      const key = readingPositionKey(documentId)
      const value = { revision: 1, offset: 0, end: before.length }
      await call('settings.set', { key, value })
      expect(await call('documents.named', { name: 'on' })).toMatchObject([
        { id: documentId, progress: 1 },
      ])
    },

    'edits, trashes and restores a document': async (harness) => {
      const { call } = harness()
      const metadata = { author: [{ literal: 'R. Porter' }], URL: 'https://example.org/1' }
      const updated = await call('documents.update', { documentId, title: 'The harbour', metadata })
      expect(updated).toMatchObject({ title: 'The harbour', metadata })
      await call('history.undo', { documentId })
      const undone = await call('documents.get', { documentId })
      expect(undone.metadata).not.toMatchObject(metadata)
      await call('history.redo', { documentId })
      expect(await call('documents.get', { documentId })).toMatchObject({ metadata })
      await call('documents.trash', { documentId })
      expect((await call('documents.list', {})).map(({ id }) => id)).not.toContain(documentId)
      expect((await call('documents.list', { trashed: true })).map(({ id }) => id)).toEqual([
        documentId,
      ])
      expect(await call('trash.list', {})).toMatchObject([
        { kind: 'document', label: 'The harbour' },
      ])
      await call('documents.restore', { documentId })
      expect(await call('documents.get', { documentId })).toMatchObject({ deletedAt: null })
    },

    'takes over a bibliography by address and title, in one operation': async (harness) => {
      const { call, file } = harness()
      const bib = `@online{porter, title = {The  Harbour}, author = {Porter, Rewi}, date = {2026-03-12},
        url = {http://www.example.org/1#top}, publisher = {{The Harbour Board}}}
        @book{other, title = {Something else}}`
      const before = await call('documents.get', { documentId })
      const read = await call('bibliography.read', { grant: file('of.bib', bib) })
      expect(read).toMatchObject({
        format: 'bibtex',
        records: [{ matches: [{ documentId, by: 'url' }] }, { matches: [] }],
        documents: [{ id: documentId, title: before.title, metadata: before.metadata }],
      })
      const item = read.records[0]?.item ?? {}
      expect(await call('bibliography.apply', { records: [{ documentId, item }] })).toEqual({
        documents: 1,
      })
      expect(await call('documents.get', { documentId })).toMatchObject({
        title: 'The Harbour',
        metadata: {
          id: 'porter',
          author: [{ family: 'Porter', given: 'Rewi' }],
          publisher: 'The Harbour Board',
          issued: { 'date-parts': [[2026, 3, 12]] },
        },
      })
      await call('history.undo', { documentId })
      const undone = await call('documents.get', { documentId })
      expect([undone.title, undone.metadata]).toEqual([before.title, before.metadata])
    },

    'refuses what is no bibliography, and two records for one document': async (harness) => {
      const { call, file } = harness()
      const grant = file('broken.bib', '@book{a, title = {')
      await expect(call('bibliography.read', { grant })).rejects.toMatchObject({
        code: 'invalid_input',
        details: { line: 1 },
      })
      const records = [1, 2].map((number) => ({ documentId, item: { title: String(number) } }))
      await expect(call('bibliography.apply', { records })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    },

    'emptying the trash destroys what is in it, and undo brings it back': async (harness) => {
      const { call } = harness()
      const [, second] = await call('documents.list', {})
      await call('documents.trash', { documentId: second?.id ?? '' })
      expect(await call('trash.empty', {})).toMatchObject({ destroyed: 1 })
      expect(await call('trash.list', {})).toEqual([])
      await call('history.undo', {})
      await call('documents.restore', { documentId: second?.id ?? '' })
      expect((await call('documents.list', {})).length).toBe(2)
    },

    'a newer copy carries every highlight honestly, as one operation': async (harness) => {
      const { call, file } = harness()
      const highlight = async (quote: string) =>
        (await call('highlights.create', { documentId, passage: { quote } })).id
      const kept = await highlight('The first paragraph stays as it is.')
      const cut = await highlight('The second paragraph, about the harbour, is cut later.')
      const reworded = await highlight('the minister will resign on Friday')

      const same = await call('documents.revise', { documentId, grant: file('same.txt', before) })
      expect(same).toMatchObject({ unchanged: true, revision: 1, annotations: [] })

      const revised = await call('documents.revise', { documentId, grant: file('new.txt', after) })
      expect(revised).toMatchObject({
        unchanged: false,
        revision: 2,
        counts: { exact: 0, shifted: 1, edited: 1, ambiguous: 0, orphan: 1 },
      })
      const byId = new Map(revised.annotations.map((annotation) => [annotation.id, annotation]))
      expect(byId.get(kept)).toMatchObject({ state: 'shifted', after: { start: 42 } })
      expect(byId.get(cut)).toMatchObject({ state: 'orphan', after: null })
      expect(byId.get(reworded)).toMatchObject({
        state: 'edited',
        after: { quote: 'the minister would not resign on Friday' },
      })
      const names = (await call('snapshots.list', {})).map((snapshot) => snapshot.name)
      expect(names).toEqual(['before-revision-2'])
    },

    'another document may have a revision of the same number': async (harness) => {
      const { call, file } = harness()
      const second =
        (await call('documents.list', {})).find(({ id }) => id !== documentId)?.id ?? ''
      const grant = file('two-2.md', '# Two\n\nA *third* document.\n')
      expect(await call('documents.revise', { documentId: second, grant })).toMatchObject({
        revision: 2,
      })
      const snapshots = await call('snapshots.list', {})
      expect(snapshots.map((snapshot) => snapshot.name)).toEqual([
        'before-revision-2',
        'before-revision-2',
      ])
      expect(new Set(snapshots.map((snapshot) => snapshot.documentId))).toEqual(
        new Set([documentId, second]),
      )
      await call('history.undo', { documentId: second })
    },

    'undoing the revision takes it back whole; redo brings it again': async (harness) => {
      const { call } = harness()
      const count = async () => (await call('documents.get', { documentId })).revisions.length
      await call('history.undo', { documentId })
      expect(await count()).toBe(1)
      expect(await call('snapshots.list', {})).toEqual([])
      await call('history.redo', { documentId })
      expect(await count()).toBe(2)
      expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
    },

    'asks before a newer copy becomes a document, and imports nothing until it is told': async (
      harness,
    ) => {
      const { call, file } = harness()
      const before = (await call('documents.list', {})).length
      const seq = (await call('project.info', {})).seq
      const newest = after.replace('on Friday', 'on Saturday')
      const grants = () => [
        file('stranger.txt', 'Quite another text, about the weather of last week.\n'),
        file('newest.txt', newest),
        file('again.txt', after),
        file('bad.bin', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0)),
      ]
      const asked = await call('documents.import', { grants: grants(), copies: 'ask' })
      const of = { documentId, revision: 2, isSameAddress: false }
      expect(asked).toMatchObject({
        documents: [],
        revised: [],
        copies: [
          { index: 1, file: 'newest.txt', of: [{ ...of, isSameFile: false }] },
          { index: 2, file: 'again.txt', of: [{ ...of, isSameFile: true, likeness: 1 }] },
        ],
        errors: [{ code: 'unsupported' }],
      })
      expect((await call('project.info', {})).seq).toBe(seq)

      const [stranger, newer, again] = grants()
      const told = await call('documents.import', {
        grants: [stranger ?? ''],
        revisions: [
          { documentId, grant: again ?? '' },
          { documentId, grant: newer ?? '' },
        ],
        copies: 'ask',
      })
      expect(told).toMatchObject({
        documents: [{ title: 'stranger' }],
        revised: [
          { document: documentId, revision: 2, unchanged: true },
          { document: documentId, revision: 3, unchanged: false },
        ],
        copies: [],
      })
      expect((await call('history.list', { limit: 1 }))[0]?.label).toBe(
        'Import 1 document and 1 revision',
      )
      await call('history.undo', {})
      expect((await call('documents.list', {})).length).toBe(before)
      expect((await call('documents.get', { documentId })).revisions.length).toBe(2)
      const none = call('documents.import', { grants: [] })
      await expect(none).rejects.toMatchObject({ code: 'invalid_input' })
    },

    'recognises a copy by its address, and one in the trash not at all': async (harness) => {
      const { call, file } = harness()
      const page = (words: string) =>
        `<link rel=canonical href=https://paper.example/flood><title>Flood</title><p>${words}`
      const first = file('flood.html', page('The river rose in the night.'))
      const { documents } = await call('documents.import', { grants: [first] })
      const id = documents[0]?.id ?? ''
      const look = () =>
        call('documents.import', {
          grants: [file('later.html', page('All is dry again, and everybody has gone home.'))],
          copies: 'ask',
        })
      expect(await look()).toMatchObject({
        documents: [],
        copies: [{ of: [{ documentId: id, isSameAddress: true, title: 'Flood' }] }],
      })
      await call('documents.trash', { documentId: id })
      const separate = await look()
      expect(separate).toMatchObject({ copies: [], documents: [{ title: 'Flood' }] })
      await call('documents.trash', { documentId: separate.documents[0]?.id ?? '' })
    },

    'several copies of one document follow each other in one operation': async (harness) => {
      const { call, file } = harness()
      const text = (day: string) =>
        `The minister arrives on ${day}, and the town prepares for it.\n`
      const first = { grants: [file('m.txt', text('Monday'))] }
      const id = (await call('documents.import', first)).documents[0]?.id ?? ''
      await call('highlights.create', { documentId: id, passage: { quote: 'the town prepares' } })
      const revisions = ['Tuesday', 'Wednesday'].map((day) => ({
        documentId: id,
        grant: file(`m-${day}.txt`, text(day)),
      }))
      const { revised } = await call('documents.import', { grants: [], revisions })
      expect(revised.map(({ revision, counts }) => [revision, counts.orphan])).toEqual([
        [2, 0],
        [3, 0],
      ])
      expect(await call('highlights.list', { documentId: id })).toMatchObject([
        { revision: 3, current: 'the town prepares' },
      ])
      expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      await call('history.undo', { documentId: id })
      expect((await call('documents.get', { documentId: id })).revisions.length).toBe(1)
      await call('documents.trash', { documentId: id })
    },

    'a cancelled import leaves nothing behind': async (harness) => {
      const { call, folder, grant } = harness()
      const controller = new AbortController()
      const grants = Array.from({ length: 20 }, (_, index) => {
        const name = `many-${index}.html`
        writeFileSync(join(folder, name), `<p>${'words '.repeat(20_000)}</p>`)
        return grant(name)
      })
      const before = (await call('documents.list', {})).length
      const options = { signal: controller.signal, onProgress: () => controller.abort() }
      const importing = call('documents.import', { grants }, options)
      await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
      expect((await call('documents.list', {})).length).toBe(before)
    },

    'a highlight that a snapshot brings back stands on the revisions made since': async (
      harness,
    ) => {
      const { call, file } = harness()
      const text = 'Kept words stay here.\n\nSecond paragraph.\n'
      const { documents } = await call('documents.import', { grants: [file('back.txt', text)] })
      const id = documents[0]?.id ?? ''
      const passage = { quote: 'Kept words' }
      const highlight = await call('highlights.create', { documentId: id, passage })
      await call('snapshots.create', { name: 'with the highlight' })
      await call('highlights.trash', { highlightIds: [highlight.id] })
      await call('trash.empty', {})
      const grant = file('back-2.txt', `A new first line.\n\n${text}`)
      await call('documents.revise', { documentId: id, grant })
      await call('snapshots.restore', { name: 'with the highlight' })
      expect(await call('highlights.list', { documentId: id })).toMatchObject([
        { id: highlight.id, revision: 2, state: 'shifted', current: 'Kept words' },
      ])
      expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      await call('documents.trash', { documentId: id })
    },

    'brings the comments of a file in as notes, once, with whoever wrote them': async (harness) => {
      const { call, file } = harness()
      const comments = readFileSync(new URL('mammoth-comments.docx', docxFixtures))
      const { documents } = await call('documents.import', { grants: [file('c.docx', comments)] })
      const commented = documents[0]?.id ?? ''
      const list = () => call('highlights.list', { documentId: commented })
      expect(
        (await list()).map(({ quote, annotator, notes }) => [quote, annotator, notes[0]?.markdown]),
      ).toEqual([
        ['Ouch', 'Michael Williamson', 'A tachyon walks into a bar.'],
        ['Ouch.', 'Michael Williamson', expect.any(String)],
      ])
      const annotators = await call('annotators.list', {})
      expect(annotators.find(({ name }) => name === 'Michael Williamson')?.kind).toBe('import')
      // A ZIP archive may have a comment at its end: other bytes, the same document.
      const copy = Buffer.concat([comments, Buffer.from('x')])
      copy.writeUInt16LE(1, comments.length - 2)
      await call('documents.revise', { documentId: commented, grant: file('c2.docx', copy) })
      expect(await list()).toHaveLength(2)
      await call('history.undo', {})
      await call('history.undo', {})
      await expect(list()).rejects.toMatchObject({ code: 'not_found' })
      expect(await call('project.verify', {})).toMatchObject({ ok: true })
    },

    'brings what a TEI file names in as entities, once, with who is meant': async (harness) => {
      const { call, file } = harness()
      const source = (more: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
        <p><persName ref="http://www.wikidata.org/entity/Q7259">Lady Lovelace</persName> and
        <persName ref="http://www.wikidata.org/entity/Q7259">she</persName>.${more}</p></body></text></TEI>`
      const { documents } = await call('documents.import', { grants: [file('a.xml', source(''))] })
      const documentId = documents[0]?.id ?? ''
      const list = async () =>
        (await call('highlights.list', { documentId })).map(({ quote, mentions }) => [
          quote,
          ...mentions.map(({ label, type, state }) => `${label}, ${type}, ${state}`),
        ])
      const named = ['Lady Lovelace', 'she'].map((quote) => [
        quote,
        'Lady Lovelace, person, confirmed',
      ])
      expect(await list()).toEqual(named)
      const entities = await call('entities.list', {})
      expect(entities.filter(({ label }) => label === 'Lady Lovelace')).toMatchObject([
        { type: 'person', authorities: { wikidata: 'Q7259' } },
      ])
      await call('documents.revise', { documentId, grant: file('a.xml', source(' Again.')) })
      expect(await list()).toEqual(named)
      expect(await call('project.verify', {})).toMatchObject({ ok: true })
      await call('history.undo', {})
      await call('history.undo', {})
      expect(JSON.stringify(await call('entities.list', {}))).not.toContain('Lady Lovelace')
    },
  },
}
