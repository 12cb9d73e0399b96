import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

const source = 'One sentence about apples. 🍎 Another one about pears.\n\nA last paragraph.\n'

let documentId = ''
let highlightId = ''

export const annotationContracts: Contracts = {
  prepare: async (harness) => {
    const { call, file, grant } = harness()
    await call('projects.create', { grant: grant('n.variorum') })
    const { documents } = await call('documents.import', { grants: [file('fruit.txt', source)] })
    documentId = documents[0]?.id ?? ''
  },
  tests: {
    'highlights words with codes, a note and entities in one operation': async (harness) => {
      const { call } = harness()
      const annotation = await call('highlights.create', {
        documentId,
        passage: { quote: 'about apples. 🍎' },
        codes: [{ path: ['fruit', 'pome'] }],
        note: { markdown: 'Check **this**.' },
        mentions: [{ entity: { label: 'Apple', type: 'Other' }, role: 'target' }],
      })
      highlightId = annotation.id
      expect(annotation).toMatchObject({
        state: 'exact',
        ranges: [[13, 29]],
        quote: 'about apples. 🍎',
        current: 'about apples. 🍎',
        prefix: 'One sentence ',
        codings: [{ path: ['fruit', 'pome'] }],
        notes: [{ markdown: 'Check **this**.', annotator: 'Contract Tester' }],
        mentions: [{ label: 'Apple', type: 'other', role: 'target', state: 'confirmed' }],
      })
      await call('history.undo', {})
      expect(await call('highlights.list', { documentId })).toEqual([])
      expect(await call('codes.list', {})).toEqual([])
      await call('history.redo', {})
      expect(await call('highlights.list', {})).toEqual([annotation])
    },

    'takes ranges across blocks and in parts; joins the quote of parts': async (harness) => {
      const { call } = harness()
      const parts = await call('highlights.create', {
        documentId,
        passage: {
          ranges: [
            [30, 37],
            [4, 12],
          ],
        },
      })
      expect(parts).toMatchObject({
        ranges: [
          [4, 12],
          [30, 37],
        ],
        quote: 'sentence … Another',
      })
      const across = await call('highlights.create', {
        documentId,
        passage: { ranges: [[48, 62]] },
      })
      expect(across.quote).toBe(source.slice(48, 62))
      expect(across.quote).toContain('\n')
    },

    'refuses ranges that cannot be: half an emoji, outside, empty, no quote, several': async (
      harness,
    ) => {
      const { call } = harness()
      const create = (passage: Parameters<typeof call<'highlights.create'>>[1]['passage']) =>
        call('highlights.create', { documentId, passage })
      await expect(create({ ranges: [[13, 28]] })).rejects.toMatchObject({ code: 'invalid_input' })
      await expect(create({ ranges: [[0, 999]] })).rejects.toMatchObject({ code: 'invalid_input' })
      await expect(create({ ranges: [[5, 5]] })).rejects.toMatchObject({ code: 'invalid_input' })
      await expect(create({ quote: 'bananas' })).rejects.toMatchObject({ code: 'not_found' })
      await expect(create({ quote: 'about' })).rejects.toMatchObject({
        code: 'ambiguous',
        details: { count: 2 },
      })
      expect(await create({ quote: 'about', occurrence: 2 })).toMatchObject({ ranges: [[42, 47]] })
    },

    'resizes, and refuses to attach where the passage was chosen': async (harness) => {
      const { call } = harness()
      const resized = await call('highlights.resize', { highlightId, ranges: [[13, 25]] })
      expect(resized).toMatchObject({ quote: 'about apples', state: 'exact' })
      const attached = call('highlights.attach', { highlightId, ranges: [[0, 3]] })
      await expect(attached).rejects.toMatchObject({ code: 'invalid_input' })
      const confirmed = await call('highlights.confirm', { highlightIds: [highlightId] })
      expect(confirmed).toEqual({ confirmed: 0, seq: null })
    },

    'codes and links more, once each, and takes them off again': async (harness) => {
      const { call } = harness()
      const code = { path: ['ripe'] }
      const add = () => call('codings.add', { highlightIds: [highlightId], code })
      expect(await add()).toEqual({ added: 1 })
      expect(await add()).toEqual({ added: 0 })
      const mention = { entity: { label: 'Apple', type: 'other' } }
      const linked = await call('mentions.add', { highlightId, mention })
      expect(linked.mentions.map(({ role }) => role)).toEqual(['mention', 'target'])
      const codingIds = linked.codings.map(({ id }) => id)
      expect(codingIds).toHaveLength(2)
      await call('codings.remove', { codingIds })
      await call('mentions.remove', { mentionIds: linked.mentions.map(({ id }) => id) })
      const [bare] = await call('highlights.list', { documentId, revision: 1 })
      const found = (await call('highlights.list', { documentId })).find(
        ({ id }) => id === highlightId,
      )
      expect(bare).toBeDefined()
      expect(found).toMatchObject({ codings: [], mentions: [] })
    },

    'another code in the place of all, as one operation': async (harness) => {
      const { call } = harness()
      for (const path of [['ripe'], ['fruit', 'pome']]) {
        await call('codings.add', { highlightIds: [highlightId], code: { path } })
      }
      const code = { path: ['sour'] }
      const replaced = await call('codings.replace', { highlightIds: [highlightId], code })
      expect(replaced).toEqual({ added: 1, removed: 2 })
      const paths = async () =>
        (await call('highlights.get', { highlightIds: [highlightId] }))[0]?.codings.map(
          ({ path }) => path.join('/'),
        )
      expect(await paths()).toEqual(['sour'])
      expect(await call('codings.replace', { highlightIds: [highlightId], code })).toEqual({
        added: 0,
        removed: 0,
      })
      await call('history.undo', {})
      expect(await paths()).toEqual(['fruit/pome', 'ripe'])
      await call('history.undo', {})
      await call('history.undo', {})
      expect(await paths()).toEqual([])
    },

    'suggestions: all accepted by one operation, a rejected one does not come back': async (
      harness,
    ) => {
      const { call } = harness()
      const { id: entityId } = await call('entities.create', { label: 'one', type: 'other' })
      const suggested = async () =>
        (await call('entities.suggest', { entityId, documentId })).ranges
      const [first, second, ...rest] = await suggested()
      expect(rest).toEqual([])
      if (first === undefined || second === undefined) throw new Error('both are suggested')
      const before = await call('highlights.list', { documentId })
      const count = async () => (await call('documents.get', { documentId })).highlights
      const mention = { entity: { entityId } }
      const all = { documentId, mention, passages: [first, second] }
      expect(await call('mentions.addAll', all)).toEqual({ added: 2 })
      expect(await suggested()).toEqual([])
      expect(await count()).toBe(before.length + 2)
      await call('history.undo', {})
      expect(await suggested()).toEqual([first, second])

      await call('mentions.addAll', { ...all, state: 'rejected', passages: [first] })
      expect(await suggested()).toEqual([second])
      expect(await call('highlights.list', { documentId })).toEqual(before)
      expect((await call('highlights.paint', { documentId })).highlights).toHaveLength(
        before.length,
      )
      expect(await count()).toBe(before.length)
      const listed = (await call('documents.list', {})).find(({ id }) => id === documentId)
      expect(listed?.highlights).toBe(before.length)
      expect(await call('entities.mentions', { entityId })).toEqual([])
      await call('history.undo', {})
      expect(await suggested()).toEqual([first, second])
      await call('history.redo', {})
      expect(await suggested()).toEqual([second])
    },

    'the role of a link is changed, and two that become the same are one': async (harness) => {
      const { call } = harness()
      const mention = { entity: { label: 'Speaker', type: 'person' }, role: 'speaker' } as const
      await call('mentions.add', { highlightId, mention })
      const linked = await call('mentions.add', {
        highlightId,
        mention: { ...mention, role: 'target' },
      })
      const [speaker, target] = linked.mentions
      const roles = async () =>
        (await call('highlights.get', { highlightIds: [highlightId] }))[0]?.mentions.map(
          ({ role }) => role,
        )
      await call('mentions.update', { mentionIds: [target?.id ?? ''], role: 'addressee' })
      expect(await roles()).toEqual(['addressee', 'speaker'])
      await call('mentions.update', { mentionIds: [speaker?.id ?? ''], role: 'addressee' })
      expect(await roles()).toEqual(['addressee'])
      await call('history.undo', {})
      expect(await roles()).toEqual(['addressee', 'speaker'])
    },

    'notes: on anything, with replies, edited, trashed and restored': async (harness) => {
      const { call } = harness()
      const target = { kind: 'document', id: documentId } as const
      const note = await call('notes.create', { target, body: { markdown: '# Title\n\n- a\n- b' } })
      const reply = await call('notes.create', {
        target,
        parentId: note.id,
        body: { content: { type: 'doc', content: [{ type: 'paragraph' }] } },
      })
      expect(await call('notes.list', { target })).toEqual([note, reply])
      const elsewhere = { kind: 'project' } as const
      const body = { markdown: 'x' }
      const misplaced = call('notes.create', { target: elsewhere, parentId: note.id, body })
      await expect(misplaced).rejects.toMatchObject({ code: 'invalid_input' })
      const edited = await call('notes.update', { noteId: note.id, body: { markdown: 'Shorter.' } })
      expect(edited.markdown).toBe('Shorter.')
      await call('notes.trash', { noteId: note.id })
      expect(await call('notes.list', { target })).toEqual([reply])
      await call('notes.restore', { noteId: note.id })
      expect((await call('notes.list', { target })).length).toBe(2)
      const unknown = { type: 'doc', content: [{ type: 'script' }] } as const
      const bad = call('notes.create', { target, body: { content: unknown } })
      await expect(bad).rejects.toMatchObject({ code: 'invalid_input' })
    },

    'finds notes by kind, text and annotator, a window at a time': async (harness) => {
      const { call } = harness()
      const target = { kind: 'highlight', id: highlightId } as const
      const note = await call('notes.create', { target, body: { markdown: 'Why **apples**?' } })
      const find = (input: Parameters<typeof call<'notes.find'>>[1]) => call('notes.find', input)
      expect(await find({ kind: 'highlight', text: 'why APPLES' })).toMatchObject({
        total: 1,
        counts: { exact: 1, edited: 0 },
        things: [
          { target, name: 'about apples', documentId, title: 'fruit', start: 13, state: 'exact' },
        ],
      })
      expect(await find({ kind: 'highlight', state: 'edited' })).toMatchObject({
        total: 0,
        counts: { exact: 1 },
      })
      const [found] = (await find({ kind: 'highlight' })).things
      expect(found?.notes.at(-1)).toEqual(note)
      const nobody = { annotatorIds: [documentId] }
      expect(await find({ kind: 'highlight', ...nobody })).toMatchObject({ total: 0, things: [] })
      expect(await find({ kind: 'highlight', text: 'pears' })).toMatchObject({ total: 0 })
      const documents = { kind: 'document', withoutNotes: true } as const
      const past = await find({ ...documents, limit: 1, offset: 1 })
      expect(past).toMatchObject({ total: 1, counts: { exact: 0 }, things: [] })
      expect(await find({ kind: 'code' })).toMatchObject({ total: 0 })
      const codes = await find({ kind: 'code', withoutNotes: true })
      expect(codes.things.map(({ name }) => name)).toContain('ripe')
      expect(await find({ kind: 'project', withoutNotes: true })).toMatchObject({
        things: [{ target: { kind: 'project' }, name: 'n', notes: [] }],
      })
      await call('notes.trash', { noteId: note.id })
      expect(await find({ kind: 'highlight', text: 'why apples' })).toMatchObject({ total: 0 })
    },

    'trashes and restores highlights, together': async (harness) => {
      const { call } = harness()
      const all = await call('highlights.list', { documentId })
      const highlightIds = all.map(({ id }) => id)
      await call('highlights.trash', { highlightIds })
      expect(await call('highlights.list', { documentId })).toEqual([])
      await call('highlights.restore', { highlightIds })
      expect(await call('highlights.list', { documentId })).toEqual(all)
    },

    'what is drawn is what is listed': async (harness) => {
      const { call } = harness()
      const all = await call('highlights.list', { documentId })
      const { revision, highlights } = await call('highlights.paint', { documentId })
      expect(revision).toBe(1)
      expect(highlights).toEqual(
        all.map(({ id, ranges, state, codings, annotatorId }) => ({
          id,
          ranges,
          state,
          codeIds: codings.map((coding) => coding.codeId),
          annotatorId,
        })),
      )
      const highlightIds = all.map(({ id }) => id)
      expect(await call('highlights.get', { highlightIds })).toEqual(all)
    },

    'since an earlier answer only what may have changed is told, whoever did it and undid it':
      async (harness) => {
        const { call } = harness()
        let last = await call('highlights.paint', { documentId, revision: 1 })
        const drawn = new Map(last.highlights.map((highlight) => [highlight.id, highlight]))
        const tellsOf = async (count: number) => {
          const whole = await call('highlights.paint', { documentId, revision: 1 })
          last = await call('highlights.paint', { documentId, revision: 1, since: last.seq })
          expect(last.changed).toHaveLength(count)
          for (const id of last.changed ?? []) drawn.delete(id)
          for (const highlight of last.highlights) drawn.set(highlight.id, highlight)
          expect(drawn).toEqual(new Map(whole.highlights.map((all) => [all.id, all])))
        }
        expect(last.changed).toBeNull()
        const target = { kind: 'project' } as const
        const note = await call('notes.create', { target, body: { markdown: 'Aside.' } })
        last = await call('highlights.paint', { documentId, revision: 1 })
        await call('notes.trash', { noteId: note.id })
        await tellsOf(0)
        const passage = { ranges: [[0, 3]] } as const
        const { id } = await call('highlights.create', { documentId, passage })
        await tellsOf(1)
        await call('codings.add', { highlightIds: [id], code: { path: ['since'] } })
        await tellsOf(1)
        await call('highlights.resize', { highlightId: id, ranges: [[1, 4]] })
        await tellsOf(1)
        await call('highlights.trash', { highlightIds: [id] })
        await tellsOf(1)
        for (let taken = 0; taken < 4; taken++) {
          await call('history.undo', {})
          await tellsOf(1)
        }
        expect(drawn.has(id)).toBe(false)
        const later = { documentId, revision: 1, since: last.seq + 1 }
        expect((await call('highlights.paint', later)).changed).toBeNull()
        const bare = call('highlights.paint', { documentId, since: last.seq })
        await expect(bare).rejects.toMatchObject({ code: 'invalid_input' })
      },

    'a part of a text lists what reaches into it, whole and in order': async (harness) => {
      const { call } = harness()
      const all = await call('highlights.list', { documentId })
      const within = (start: number, end: number) =>
        call('highlights.list', { documentId, within: [start, end] })
      const reaching = (start: number, end: number) =>
        all.filter(({ ranges }) => {
          const [from, to] = [ranges[0]?.[0] ?? 0, ranges.at(-1)?.[1] ?? 0]
          return from < end && to > start
        })
      for (const [start, end] of [
        [0, 4],
        [0, 5],
        [12, 30],
        [42, 43],
        [47, 48],
        [0, 1_000_000],
      ] as const) {
        expect(await within(start, end)).toEqual(reaching(start, end))
      }
      expect((await within(0, 5)).length).toBeGreaterThan(0)
      expect((await within(0, 5)).length).toBeLessThan(all.length)
      await expect(within(5, 5)).rejects.toMatchObject({ code: 'invalid_input' })
      await expect(call('highlights.list', { within: [0, 5] })).rejects.toMatchObject({
        code: 'invalid_input',
      })
    },

    'typing in a note is one operation to undo': async (harness) => {
      const { call } = harness()
      const target = { kind: 'project' } as const
      const { id: noteId } = await call('notes.create', { target, body: { markdown: 'a' } })
      for (const markdown of ['ab', 'abc', 'abcd']) {
        await call('notes.update', { noteId, body: { markdown } })
      }
      const [note] = await call('notes.list', { target })
      expect(note?.markdown).toBe('abcd')
      await call('history.undo', {})
      expect((await call('notes.list', { target }))[0]?.markdown).toBe('a')
    },

    'after a revision: accept, attach by hand, and old revisions stay as they were': async (
      harness,
    ) => {
      const { call, file } = harness()
      const newer = source.replace('Another one about pears', 'Another sentence about ripe pears')
      const { id: edited } = await call('highlights.create', {
        documentId,
        passage: { quote: 'Another one about pears.' },
      })
      await call('documents.revise', { documentId, grant: file('newer.txt', newer) })
      const { confirmed } = await call('highlights.confirm', { highlightIds: [edited] })
      expect(confirmed).toBe(1)
      const find = async () =>
        (await call('highlights.list', { documentId })).find(({ id }) => id === edited)
      expect(await find()).toMatchObject({ anchoredBy: 'person', state: 'edited' })
      const start = newer.indexOf('ripe pears')
      const attached = await call('highlights.attach', {
        highlightId: edited,
        ranges: [[start, start + 10]],
      })
      expect(attached.annotation).toMatchObject({
        state: 'edited',
        quote: 'Another one about pears.',
        current: 'ripe pears',
      })
      const onOld = call('highlights.attach', {
        highlightId: edited,
        revision: 1,
        ranges: [[0, 3]],
      })
      await expect(onOld).rejects.toMatchObject({ code: 'conflict' })
      expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
    },
  },
}
