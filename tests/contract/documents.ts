import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

const before = `The first paragraph stays as it is.

The second paragraph, about the harbour, is cut later.

The third paragraph says that the minister will resign on Friday.
`
const after = `A new paragraph comes before all others.

The first paragraph stays as it is.

The third paragraph says that the minister would not resign on Friday.
`

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
      expect((await call('documents.text', { documentId })).text).toBe(before)
      const { text, blocks, content } = await call('documents.content', { documentId, revision: 1 })
      expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(
        before.trim().split('\n\n'),
      )
      expect(content.type).toBe('doc')
      await expect(call('documents.text', { documentId, revision: 9 })).rejects.toMatchObject({
        code: 'not_found',
      })
    },

    'edits, trashes and restores a document': async (harness) => {
      const { call } = harness()
      const metadata = { author: [{ literal: 'R. Porter' }], URL: 'https://example.org/1' }
      const updated = await call('documents.update', { documentId, title: 'The harbour', metadata })
      expect(updated).toMatchObject({ title: 'The harbour', metadata })
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

    'emptying the trash destroys what is in it, and undo brings it back': async (harness) => {
      const { call } = harness()
      const [, second] = await call('documents.list', {})
      await call('documents.trash', { documentId: second?.id ?? '' })
      expect(await call('trash.empty', {})).toEqual({ destroyed: 1 })
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
  },
}
