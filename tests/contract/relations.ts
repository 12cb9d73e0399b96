import { expect } from 'vitest'
import type { Output } from '../../core/api/registry.ts'
import type { Contracts } from './harness.ts'

type Relation = Output<'relations.list'>[number]

const before = 'New Zealand works with NATO.\n\nAda wrote a letter.\n'
const newZealand = { label: 'New Zealand', type: 'place' }
const nato = { label: 'NATO', type: 'organisation' }
const ada = { label: 'Ada', type: 'person' }

let documentId = ''
let works = ''
let letter = ''

function facts({ type, directed, from, to, evidence, flag }: Relation) {
  const said = `${from.label} ${type} ${to.label}`
  return { said, directed, flag, cites: evidence.map(({ quote }) => quote) }
}

export const relationContracts: Contracts = {
  prepare: async (harness) => {
    const { call, file, grant } = harness()
    await call('projects.create', { grant: grant('related.variorum') })
    const { documents } = await call('documents.import', { grants: [file('allies.txt', before)] })
    documentId = documents[0]?.id ?? ''
    const mark = async (quote: string) =>
      (await call('highlights.create', { documentId, passage: { quote } })).id
    works = await mark('works with NATO')
    letter = await mark('Ada wrote a letter.')
  },
  tests: {
    'are said once with their passages, and flagged without any; one step to undo': async (
      harness,
    ) => {
      const { call } = harness()
      const said = { type: ' cooperates with ', from: newZealand, to: nato }
      const bare = await call('relations.create', said)
      expect(facts(bare)).toEqual({
        said: 'New Zealand cooperates with NATO',
        ...{ directed: true, flag: 'none', cites: [] },
      })
      const again = await call('relations.create', { ...said, evidence: [works, works] })
      expect(again).toMatchObject({
        ...{ id: bare.id, flag: null, annotator: 'Contract Tester' },
        evidence: [
          {
            ...{ highlightId: works, documentId, title: 'allies', revision: 1, state: 'exact' },
            ...{ range: [12, 27], quote: 'works with NATO' },
          },
        ],
      })
      expect(await call('relations.list', { entityId: again.to.id })).toEqual([again])
      expect(await call('relations.list', { highlightId: works })).toEqual([again])
      expect(await call('relations.list', { highlightId: letter })).toEqual([])
      const { operation } = await call('history.undo', {})
      expect(operation).toMatchObject({
        code: 'relations.create',
        label: 'Relate New Zealand — cooperates with → NATO',
      })
      expect((await call('relations.list', {})).map(facts)).toEqual([facts(bare)])
      await call('history.redo', {})
      expect(await call('relations.list', {})).toEqual([again])
    },

    'read either way where they are not directed, and refuse what is none': async (harness) => {
      const { call } = harness()
      const mutual = { type: 'knows', directed: false }
      const one = await call('relations.create', { ...mutual, from: ada, to: nato })
      const other = await call('relations.create', { ...mutual, from: nato, to: ada })
      expect(other).toEqual(one)
      const back = await call('relations.create', { type: 'knows', from: nato, to: ada })
      expect(back.id).not.toBe(one.id)
      const self = call('relations.create', { type: 'knows', from: ada, to: ada })
      await expect(self).rejects.toMatchObject({ code: 'invalid_input' })
      const nowhere = { type: 'knows', from: ada, to: nato, evidence: [one.id] }
      await expect(call('relations.create', nowhere)).rejects.toMatchObject({ code: 'not_found' })
      await call('highlights.trash', { highlightIds: [letter] })
      const gone = { type: 'knows', from: ada, to: nato, evidence: [letter] }
      await expect(call('relations.create', gone)).rejects.toMatchObject({ code: 'conflict' })
      await call('highlights.restore', { highlightIds: [letter] })
      await call('entities.trash', { entityId: one.from.id })
      const trashed = { type: 'likes', from: { entityId: one.from.id }, to: nato }
      await expect(call('relations.create', trashed)).rejects.toMatchObject({ code: 'conflict' })
      expect((await call('relations.list', {})).map(({ type }) => type)).toEqual([
        'cooperates with',
      ])
      await call('entities.restore', { entityId: one.from.id })
      expect(await call('relations.list', {})).toHaveLength(3)
      await call('relations.trash', { relationId: back.id })
    },

    'are changed, thrown away and brought back': async (harness) => {
      const { call } = harness()
      expect(await call('relations.types', {})).toEqual(['cooperates with', 'knows'])
      const [, knows] = await call('relations.list', {})
      const relationId = knows?.id ?? ''
      const changed = await call('relations.update', {
        ...{ relationId, type: 'wrote to', directed: true },
        ...{ addEvidence: [letter, works], from: ada, to: newZealand },
      })
      expect(facts(changed)).toEqual({
        ...{ said: 'Ada wrote to New Zealand', directed: true, flag: null },
        cites: ['works with NATO', 'Ada wrote a letter.'],
      })
      const less = await call('relations.update', { relationId, removeEvidence: [works] })
      expect(facts(less).cites).toEqual(['Ada wrote a letter.'])
      const twin = { relationId, type: 'cooperates with', from: newZealand, to: nato }
      await expect(call('relations.update', twin)).rejects.toMatchObject({ code: 'conflict' })
      const same = call('relations.update', { relationId, to: ada })
      await expect(same).rejects.toMatchObject({ code: 'invalid_input' })
      await call('relations.trash', { relationId })
      expect(await call('relations.list', {})).toHaveLength(1)
      const trash = await call('trash.list', {})
      expect(trash.filter(({ kind }) => kind === 'relation').map(({ label }) => label)).toEqual([
        'Ada — wrote to → New Zealand',
        'NATO — knows → Ada',
      ])
      const again = { type: 'wrote to', from: ada, to: newZealand }
      const { id: againId } = await call('relations.create', again)
      const restored = call('relations.restore', { relationId })
      await expect(restored).rejects.toMatchObject({ code: 'conflict' })
      await call('relations.trash', { relationId: againId })
      await call('relations.restore', { relationId })
      expect((await call('relations.list', {})).map(facts)[1]).toEqual(facts(less))
    },

    'lose what bears them out with the words of it, which is told; snapshots have them': async (
      harness,
    ) => {
      const { call, file } = harness()
      await call('snapshots.create', { name: 'related' })
      const after = before.replace('New Zealand works with NATO.\n\n', '')
      await call('documents.revise', { documentId, grant: file('allies.txt', after) })
      const [cooperates, wrote] = await call('relations.list', {})
      expect([cooperates?.flag, wrote?.flag]).toEqual(['unplaced', null])
      expect(cooperates?.evidence).toMatchObject([{ range: null, state: 'orphan', revision: 2 }])
      const sides = { left: { documentId, revision: 1 }, right: { documentId, revision: 2 } }
      const { relations, highlights } = await call('compare.affected', sides)
      expect(relations.map(({ id }) => id)).toEqual([cooperates?.id])
      expect(highlights.map((one) => [one.id, one.relations.length])).toEqual([[works, 1]])
      await call('relations.trash', { relationId: wrote?.id ?? '' })
      const preview = await call('snapshots.preview', { name: 'related' })
      expect(preview.others).toBe(1)
      await call('snapshots.restore', { name: 'related' })
      expect(await call('relations.list', {})).toHaveLength(2)
    },
  },
}
