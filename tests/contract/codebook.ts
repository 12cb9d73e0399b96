import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

export const codebookContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('c.variorum') })
  },
  tests: {
    'builds a tree of codes with colours, renames, moves, and refuses twins and loops': async (
      harness,
    ) => {
      const { call } = harness()
      const claim = await call('codes.create', { name: 'Claim' })
      const cost = await call('codes.create', {
        name: 'Cost',
        parentId: claim.id,
        description: 'About money.',
        shortcut: 'c',
      })
      expect(cost).toMatchObject({
        path: ['Claim', 'Cost'],
        colour: claim.colour,
        description: 'About money.',
        shortcut: 'c',
        highlights: 0,
      })
      const twin = call('codes.create', { name: 'Cost', parentId: claim.id })
      await expect(twin).rejects.toMatchObject({ code: 'conflict' })
      const loop = call('codes.update', { codeId: claim.id, parentId: cost.id })
      await expect(loop).rejects.toMatchObject({ code: 'invalid_input' })
      const moved = await call('codes.update', {
        codeId: cost.id,
        parentId: null,
        name: 'Price',
        colour: '#123456',
      })
      expect(moved).toMatchObject({ path: ['Price'], colour: '#123456' })
    },

    'walking through the colours is one step to undo, and a name another': async (harness) => {
      const { call } = harness()
      const { id: codeId, colour } = await call('codes.create', {
        name: 'Colourful',
        colour: '#aa0000',
      })
      const steps = async () => {
        const all = await call('history.list', { limit: 20 })
        return all.filter(({ label }) => label.includes('Colour')).map(({ code }) => code)
      }
      for (const next of ['#0000aa', '#00aa00', '#aa00aa']) {
        await call('codes.update', { codeId, colour: next })
      }
      expect(await steps()).toEqual(['codes.update', 'codes.create'])
      await call('codes.update', { codeId, name: 'Colours', colour: '#00aaaa' })
      await call('codes.update', { codeId, colour: '#0000aa' })
      expect(await steps()).toHaveLength(4)
      const { operation } = await call('history.undo', {})
      expect(operation?.code).toBe('codes.update')
      const seen = async () =>
        (await call('codes.list', {})).find(({ id }) => id === codeId)?.colour
      expect(await seen()).toBe('#00aaaa')
      await call('history.undo', {})
      expect(await seen()).toBe('#aa00aa')
      await call('history.undo', {})
      expect(await seen()).toBe(colour)
    },

    'walking through the colours back to the first one leaves no step': async (harness) => {
      const { call } = harness()
      const { id: codeId, colour } = await call('codes.create', { name: 'There and back' })
      const steps = () => call('history.list', { limit: 5 })
      const before = await steps()
      for (const next of ['#0000aa', colour]) {
        await call('codes.update', { codeId, colour: next })
        expect((await steps())[0]?.code).toBe(next === colour ? 'codes.create' : 'codes.update')
      }
      expect(await steps()).toEqual(before)
      expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      await call('codes.update', { codeId, colour: '#00aa00' })
      expect((await call('history.undo', {})).operation?.code).toBe('codes.update')
      expect((await call('history.undo', {})).operation?.code).toBe('codes.create')
    },

    'merges codes: codings and children move, the emptied one is in the trash': async (harness) => {
      const { call, file } = harness()
      const { documents } = await call('documents.import', {
        grants: [file('t.txt', 'some words')],
      })
      const passage = { quote: 'some words' }
      const annotation = await call('highlights.create', {
        documentId: documents[0]?.id ?? '',
        passage,
        codes: [{ path: ['old'] }, { path: ['new'] }, { path: ['old', 'child'] }],
      })
      const [fresh, old] = annotation.codings
      expect([fresh?.path, old?.path]).toEqual([['new'], ['old']])
      const ids = { codeId: old?.codeId ?? '', into: fresh?.codeId ?? '' }
      expect(await call('codes.merge', ids)).toMatchObject({ path: ['new'], highlights: 1 })
      const [after] = await call('highlights.list', {})
      expect(after?.codings.map((coding) => coding.path)).toEqual([['new'], ['new', 'child']])
      const intoItself = call('codes.merge', { codeId: ids.into, into: ids.into })
      await expect(intoItself).rejects.toMatchObject({ code: 'invalid_input' })
    },

    'a code with others below it is not trashed; one without is, and comes back': async (
      harness,
    ) => {
      const { call } = harness()
      const codes = await call('codes.list', {})
      const parent = codes.find((code) => code.name === 'new')?.id ?? ''
      const child = codes.find((code) => code.name === 'child')?.id ?? ''
      await expect(call('codes.trash', { codeId: parent })).rejects.toMatchObject({
        code: 'conflict',
      })
      await call('codes.trash', { codeId: child })
      expect((await call('codes.list', {})).some(({ id }) => id === child)).toBe(false)
      await call('codes.restore', { codeId: child })
      expect(await call('codes.list', {})).toEqual(codes)
    },

    'entities: aliases, authorities, one per label and type, trash': async (harness) => {
      const { call } = harness()
      const nato = await call('entities.create', {
        label: 'NATO',
        type: ' Organisation ',
        aliases: ['the alliance', 'the alliance'],
        authorities: { wikidata: 'Q7184' },
      })
      expect(nato).toMatchObject({
        type: 'organisation',
        aliases: ['the alliance'],
        authorities: { wikidata: 'Q7184' },
        mentions: 0,
      })
      const [highlight] = await call('highlights.list', {})
      const highlightId = highlight?.id ?? ''
      const entity = { label: 'the alliance', type: 'organisation' }
      await call('mentions.add', { highlightId, mention: { entity } })
      expect(await call('entities.list', {})).toEqual([{ ...nato, mentions: 1 }])
      const updated = await call('entities.update', {
        entityId: nato.id,
        label: 'North Atlantic Treaty Organization',
        aliases: ['NATO'],
      })
      expect(updated).toMatchObject({ aliases: ['NATO'], mentions: 1 })
      await call('entities.trash', { entityId: nato.id })
      expect(await call('entities.list', {})).toEqual([])
      expect((await call('highlights.list', {}))[0]?.mentions).toEqual([])
      await call('entities.restore', { entityId: nato.id })
      expect(await call('entities.list', {})).toEqual([updated])
    },

    'suggests where an entity stands unlinked, and shows its mentions in context': async (
      harness,
    ) => {
      const { call, file } = harness()
      const text = 'Kiribati signed. The Republic of Kiribati waits; KIRIBATI speaks.'
      const { documents } = await call('documents.import', { grants: [file('k.txt', text)] })
      const documentId = documents[0]?.id ?? ''
      const { id: entityId } = await call('entities.create', {
        label: 'Kiribati',
        type: 'place',
        aliases: ['Republic of Kiribati'],
      })
      await call('highlights.create', {
        documentId,
        passage: { quote: 'Kiribati', occurrence: 1 },
        mentions: [{ entity: { entityId }, role: 'speaker' }],
      })
      const { ranges } = await call('entities.suggest', { entityId, documentId })
      expect(ranges.map((range) => text.slice(...range))).toEqual([
        'Republic of Kiribati',
        'KIRIBATI',
      ])
      expect(await call('entities.mentions', { entityId })).toMatchObject([
        { documentId, left: '', match: 'Kiribati', range: [0, 8], role: 'speaker', state: 'exact' },
      ])
    },

    'mentions say how they stand on the newest revision; one without a place has its words': async (
      harness,
    ) => {
      const { call, file } = harness()
      const [kept, gone] = ['Tonga waits for an answer.', 'Nobody in Tonga was asked at all.']
      const older = file('t.txt', `${kept}\n\n${gone}\n`)
      const { documents } = await call('documents.import', { grants: [older] })
      const documentId = documents[0]?.id ?? ''
      const { id: entityId } = await call('entities.create', { label: 'Tonga', type: 'place' })
      const mentions = [{ entity: { entityId } }]
      for (const quote of [gone, kept]) {
        await call('highlights.create', { documentId, passage: { quote }, mentions })
      }
      await call('documents.revise', { documentId, grant: file('t.txt', `So: ${kept}\n`) })
      expect(await call('entities.mentions', { entityId })).toMatchObject([
        { state: 'shifted', revision: 2, match: kept, range: [4, 30], left: 'So: ' },
        { state: 'orphan', revision: 2, match: gone, range: null, left: '', right: '' },
      ])
    },

    'annotators: found by exact name or made, renamed': async (harness) => {
      const { call } = harness()
      const made = await call('annotators.ensure', { name: 'Bea' })
      expect(await call('annotators.ensure', { name: 'Bea' })).toEqual(made)
      const renamed = await call('annotators.update', { annotatorId: made.id, name: 'Beatrice' })
      expect(renamed).toEqual({ ...made, name: 'Beatrice' })
      const names = (await call('annotators.list', {})).map((annotator) => annotator.name)
      expect(names).toEqual(['Beatrice', 'Contract Tester'])
      const stranger = call('codings.add', {
        highlightIds: [(await call('highlights.list', {}))[0]?.id ?? ''],
        code: { path: ['x'] },
        annotatorId: '01890a5d-ac96-774b-bcce-b302099a8057',
      })
      await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
    },
  },
}
