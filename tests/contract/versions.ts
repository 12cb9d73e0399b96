import { expect } from 'vitest'
import type { NoteTarget } from '../../core/api/annotationMethods.ts'
import type { Contracts, Harness } from './harness.ts'

const older = `One sentence about apples.

Another one about pears, which are green.

A last paragraph about plums.
`
const newer = `One sentence about apples.

Another one about pears, which were yellow.

A last paragraph about plums.
`

let documentId = ''
let apples = ''
let pears = ''

/** A number of an operation. */
const seq = expect.any(Number)

const reviewing = async ({ call }: Harness) => (await call('review.summary', {}))[0]

export const versionContracts: Contracts = {
  prepare: async (harness) => {
    const { call, file, grant } = harness()
    await call('projects.create', { grant: grant('v.variorum') })
    const { documents } = await call('documents.import', { grants: [file('fruit.txt', older)] })
    documentId = documents[0]?.id ?? ''
    const create = async (quote: string) =>
      (
        await call('highlights.create', {
          documentId,
          passage: { quote },
          codes: [{ path: ['fruit'] }],
        })
      ).id
    apples = await create('about apples')
    pears = await create('pears, which are green')
    await call('documents.revise', { documentId, grant: file('fruit-2.txt', newer) })
  },
  tests: {
    'tells what waits, and accepts all of one kind in one operation': async (harness) => {
      const { call } = harness()
      expect(await reviewing(harness())).toMatchObject({
        documentId,
        revision: 2,
        counts: { exact: 1, edited: 1, ambiguous: 0, orphan: 0, shifted: 0 },
        unconfirmed: { exact: 1, edited: 1 },
        waiting: 1,
      })
      expect(await call('review.list', {})).toMatchObject([
        { annotation: { id: pears, state: 'edited' }, isFlagged: false },
      ])
      expect(await call('review.accept', { states: ['edited', 'exact'] })).toEqual({
        confirmed: 2,
        seq,
      })
      expect(await reviewing(harness())).toMatchObject({ waiting: 0, unconfirmed: { exact: 0 } })
      await call('history.undo', {})
      expect(await reviewing(harness())).toMatchObject({ waiting: 1, unconfirmed: { exact: 1 } })
      const elsewhere = { states: ['exact' as const], documentId: apples }
      expect(await call('review.accept', elsewhere)).toEqual({ confirmed: 0, seq: null })
    },

    'flags wait until they are accepted or taken off': async (harness) => {
      const { call } = harness()
      const highlightIds = [apples]
      expect(await call('flags.add', { highlightIds })).toEqual({ flagged: 1, seq })
      expect(await call('flags.add', { highlightIds })).toEqual({ flagged: 0, seq: null })
      expect(await call('flags.list', { documentId })).toMatchObject([
        { highlightId: apples, revision: 2 },
      ])
      expect(await call('flags.list', { documentId, revision: 1 })).toEqual([])
      expect(await reviewing(harness())).toMatchObject({ waiting: 2, flagged: 1 })
      expect(await call('highlights.confirm', { highlightIds })).toEqual({ confirmed: 1, seq })
      expect(await call('flags.list', {})).toEqual([])
      await call('flags.add', { highlightIds })
      expect(await call('highlights.confirm', { highlightIds })).toEqual({ confirmed: 1, seq })
      await call('flags.add', { highlightIds })
      expect(await call('flags.remove', { highlightIds })).toEqual({ removed: 1, seq })
      expect(await call('flags.remove', { highlightIds })).toEqual({ removed: 0, seq: null })
      expect(await reviewing(harness())).toMatchObject({ waiting: 1, flagged: 0 })
    },

    'keeps what an annotation was in a snapshot, as one operation': async (harness) => {
      const { call } = harness()
      const left = { documentId, revision: 2, snapshot: 'as it was' }
      const right = { documentId, revision: 2 }
      await call('snapshots.create', { name: 'as it was' })
      const [before] = await call('highlights.get', { highlightIds: [apples] })
      await call('codings.remove', { codingIds: before?.codings.map(({ id }) => id) ?? [] })
      await call('codings.add', { highlightIds: [apples], code: { path: ['other'] } })
      const target = { kind: 'highlight', id: apples } as const
      await call('notes.create', { target, body: { markdown: 'Since.' } })
      await call('highlights.trash', { highlightIds: [apples] })
      const { changed } = await call('compare.keepLeft', { left, right, highlightId: apples })
      expect(changed).toBeGreaterThan(3)
      const [after] = await call('highlights.get', { highlightIds: [apples] })
      expect({ ...after, modified: '' }).toEqual({ ...before, modified: '' })
      expect(await call('compare.keepLeft', { left, right, highlightId: apples })).toEqual({
        changed: 0,
        seq: null,
      })
      await call('history.undo', {})
      expect(await call('highlights.get', { highlightIds: [apples] })).toEqual([])
      await call('history.redo', {})
      const made = await call('highlights.create', { documentId, passage: { quote: 'plums' } })
      await call('compare.keepLeft', { left, right, highlightId: made.id })
      expect(await call('highlights.get', { highlightIds: [made.id] })).toEqual([])
      const backwards = { left: right, right: left, highlightId: apples }
      await expect(call('compare.keepLeft', backwards)).rejects.toMatchObject({ code: 'conflict' })
    },

    'lists what rests on words that a newer revision changed': async (harness) => {
      const { call } = harness()
      const target = { kind: 'highlight', id: pears } as const
      await call('notes.create', { target, body: { markdown: 'Check the colour.' } })
      const sides = { left: { documentId, revision: 1 }, right: { documentId, revision: 2 } }
      const affected = await call('compare.affected', sides)
      expect(affected).toMatchObject({
        left: 1,
        right: 2,
        counts: { changed: 1, deleted: 0, doubtful: 0 },
        highlights: [{ id: pears, before: 'pears, which are green', notes: [{ how: 'on' }] }],
      })
      const same = await call('compare.affected', { ...sides, left: sides.right })
      expect(same.highlights).toEqual([])
      for (const format of ['html', 'markdown'] as const) {
        const { text } = await call('compare.report', { ...sides, format })
        expect(text).toContain('What rests on changed or deleted words')
        expect(text).toContain('Check the colour.')
      }
      const csv = await call('compare.report', { ...sides, format: 'csv' })
      expect(csv.text).toMatch(/changed,.*Check the colour\./)
      const json = await call('compare.report', { ...sides, format: 'json' })
      const whole = { ...(await call('compare.run', sides)), affected }
      expect(JSON.parse(json.text)).toEqual(whole)
    },

    'tells before the choice which notes on other things show a highlight': async (harness) => {
      const { call } = harness()
      const attrs = { highlightId: pears, revision: 1, quote: 'pears, which are green' }
      const content = { type: 'doc' as const, content: [{ type: 'quoteEmbed', attrs }] }
      const write = (target: NoteTarget) => call('notes.create', { target, body: { content } })
      const ofDocument = await write({ kind: 'document', id: documentId })
      const ofItself = await write({ kind: 'project' })
      await write({ kind: 'highlight', id: pears })
      const shownIn = () => call('review.shownIn', { highlightId: pears })
      expect(await shownIn()).toMatchObject([
        { id: ofDocument.id, how: 'embeds', about: 'fruit', kind: 'document' },
        { id: ofItself.id, how: 'embeds', about: '', kind: 'project' },
      ])
      expect(await call('review.shownIn', { highlightId: apples })).toEqual([])
      await call('notes.trash', { noteId: ofItself.id })
      expect(await shownIn()).toMatchObject([{ id: ofDocument.id }])
      const onApples = await write({ kind: 'highlight', id: apples })
      expect((await shownIn()).map(({ id }) => id)).toEqual([ofDocument.id, onApples.id])
      await call('highlights.trash', { highlightIds: [apples] })
      expect((await shownIn()).map(({ id }) => id)).toEqual([ofDocument.id])
      await call('highlights.restore', { highlightIds: [apples] })
      await call('notes.trash', { noteId: onApples.id })
    },

    'leaves a highlight without a place, until the next revision': async (harness) => {
      const { call, file } = harness()
      const highlightIds = [pears]
      expect(await call('review.leave', { highlightIds })).toEqual({ left: 1, seq })
      expect(await call('highlights.get', { highlightIds })).toMatchObject([
        { state: 'orphan', anchoredBy: 'person', ranges: [] },
      ])
      expect(await reviewing(harness())).toMatchObject({ waiting: 0, counts: { orphan: 0 } })
      await call('documents.revise', { documentId, grant: file('fruit-3.txt', `${older}More.\n`) })
      expect(await call('highlights.get', { highlightIds })).toMatchObject([
        { revision: 3, current: 'pears, which are green' },
      ])
      // Judged by where a person marked it, not by the revision before, on which it has no place.
      const evidence = await call('review.evidence', { highlightId: pears })
      const marked = await call('highlights.get', { highlightIds, revision: 1 })
      expect(evidence).toEqual({ revision: 1, ranges: marked[0]?.ranges })
      expect(await call('project.verify', {})).toMatchObject({ ok: true })
      await call('history.undo', {})
      await call('history.undo', {})
      expect(await reviewing(harness())).toMatchObject({ revision: 2, waiting: 1 })
    },

    'restores the snapshot of the document that is meant, where several have one of that name':
      async (harness) => {
        const { call, file } = harness()
        await call('snapshots.create', { name: 'both documents' })
        const { documents } = await call('documents.import', { grants: [file('tree.txt', older)] })
        const treeId = documents[0]?.id ?? ''
        const between = await call('highlights.create', { documentId, passage: { quote: 'plums' } })
        await call('documents.revise', { documentId: treeId, grant: file('tree-2.txt', newer) })
        const name = 'before-revision-2'
        for (const method of ['snapshots.preview', 'snapshots.restore'] as const) {
          await expect(call(method, { name })).rejects.toMatchObject({
            code: 'ambiguous',
            details: { documents: [documentId, treeId] },
          })
        }
        expect(await call('snapshots.preview', { name, documentId: treeId })).toMatchObject({
          trash: { count: 0 },
        })
        expect(await call('snapshots.preview', { name, documentId })).toMatchObject({
          trash: { count: 1, quotes: ['plums'] },
        })
        const highlightIds = [between.id]
        await call('snapshots.restore', { name, documentId: treeId })
        expect(await call('highlights.get', { highlightIds })).toHaveLength(1)
        await call('snapshots.restore', { name, documentId })
        expect(await call('highlights.get', { highlightIds })).toEqual([])
        await call('history.undo', {})
        await call('documents.trash', { documentId: treeId })
        await call('snapshots.restore', { name: 'both documents' })
        expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      },

    'tells in which revisions a highlight stands, and what restoring a snapshot would do': async (
      harness,
    ) => {
      const { call } = harness()
      const timeline = await call('compare.timeline', { documentId })
      expect(timeline.revisions.map(({ revision }) => revision)).toEqual([1, 2])
      const row = timeline.highlights.find(({ id }) => id === pears)
      expect(row?.standings).toMatchObject([
        { revision: 1, state: 'exact', by: 'person', current: 'pears, which are green' },
        { revision: 2, state: 'edited', by: 'machine', current: 'pears, which were yellow' },
      ])
      await call('snapshots.create', { name: 'now', why: 'Before the weekend' })
      const nothing = { count: 0 }
      expect(await call('snapshots.preview', { name: 'now' })).toMatchObject({
        ...{ back: nothing, trash: nothing, changed: nothing, others: 0 },
      })
      await call('highlights.trash', { highlightIds: [pears] })
      await call('highlights.create', { documentId, passage: { quote: 'last paragraph' } })
      await call('codings.add', { highlightIds: [apples], code: { path: ['later'] } })
      const preview = await call('snapshots.preview', { name: 'now' })
      expect(preview).toMatchObject({
        back: { count: 1, quotes: ['pears, which are green'] },
        trash: { count: 1, quotes: ['last paragraph'] },
        changed: { count: 1, quotes: ['about apples'] },
        others: 1,
      })
      await call('snapshots.restore', { name: 'now' })
      expect(await call('snapshots.preview', { name: 'now' })).toMatchObject({
        ...{ back: nothing, trash: nothing, changed: nothing },
      })
    },

    'counts no place among what restoring would change that it leaves alone': async (harness) => {
      const { call, file } = harness()
      const older = 'Quinces are hard and sour this year.\n\nNobody eats them raw.\n'
      const grants = [file('quinces.txt', older)]
      const { documents } = await call('documents.import', { grants })
      const quinces = documents[0]?.id ?? ''
      const passage = { quote: 'Quinces are hard and sour this year.' }
      const { id } = await call('highlights.create', { documentId: quinces, passage })
      await call('snapshots.create', { name: 'first reading' })
      const newer = file('quinces-2.txt', older.replace('sour', 'bitter'))
      await call('documents.revise', { documentId: quinces, grant: newer })
      await call('highlights.confirm', { highlightIds: [id] })
      const before = await call('highlights.get', { highlightIds: [id] })
      expect(before).toMatchObject([{ state: 'edited', anchoredBy: 'person' }])
      const preview = await call('snapshots.preview', { name: 'first reading' })
      expect(preview.changed).toEqual({ count: 0, quotes: [] })
      await call('snapshots.restore', { name: 'first reading' })
      const [after] = await call('highlights.get', { highlightIds: [id] })
      expect(after?.ranges).toEqual(before[0]?.ranges)
      expect(after?.anchoredBy).toBe('person')
      await call('documents.trash', { documentId: quinces })
    },

    'writes down what was exported; undo passes it by': async (harness) => {
      const { call } = harness()
      const next = await call('history.next', {})
      await call('export.save', { format: 'markdown', grant: harness().grant('fruit.md') })
      const scope = { highlightIds: [apples] }
      await call('export.save', { format: 'csv', scope, grant: harness().grant('apples.csv') })
      const whole = { documentId, revision: 2, format: 'markdown', name: 'fruit.md' }
      expect(await call('exports.list', { documentId })).toMatchObject([
        { ...whole, highlightIds: null },
        { format: 'csv', name: 'apples.csv', highlightIds: [apples] },
      ])
      expect(await call('history.next', {})).toEqual(next)
      expect(await call('project.verify', {})).toMatchObject({ ok: true })
    },

    'tells what has no place on a revision, with its notes': async (harness) => {
      const { call, file } = harness()
      const unplaced = async (revision?: number) =>
        call('highlights.unplaced', { documentId: plums, ...(revision && { revision }) })
      const grants = [file('plums.txt', 'Plums are blue. Nobody knows why.')]
      const plums = (await call('documents.import', { grants })).documents[0]?.id ?? ''
      const passage = { quote: 'Nobody knows why.' }
      const note = { markdown: 'Ask.' }
      const { id } = await call('highlights.create', { documentId: plums, passage, note })
      expect(await unplaced()).toEqual([])
      await call('documents.revise', {
        documentId: plums,
        grant: file('plums-2.txt', 'Plums are blue. It is the wax on their skin.'),
      })
      expect(await unplaced()).toMatchObject([
        { id, state: 'orphan', quote: passage.quote, ranges: [], notes: [note] },
      ])
      expect(await unplaced(1)).toEqual([])
      await call('highlights.trash', { highlightIds: [id] })
      expect(await unplaced(2)).toEqual([])
      await call('documents.trash', { documentId: plums })
    },
  },
}
