import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

/** What neither REFI-QDA nor brat carries, or not all of it. */
function isLink(kind: string): boolean {
  return kind === 'mention' || kind === 'relation'
}

/** What *Verify* says of every export of the sample project. */
export const verifyingContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.sample', { grant: grant('s.variorum') })
  },
  tests: {
    'proves an export by reading it back': async (harness) => {
      const { call } = harness()
      const proven = await call('export.verify', { format: 'jsonld' })
      const highlights = (await call('highlights.list', {})).length
      const relations = (await call('relations.list', {})).length
      expect(relations).toBeGreaterThan(0)
      expect(proven).toMatchObject({
        ...{ total: 0, differences: [] },
        sent: { highlight: highlights, relation: relations },
      })
      const lossy = await call('export.verify', { format: 'hypothesis' })
      expect(lossy.total).toBeGreaterThan(0)
      const kinds = new Set(lossy.differences.map(({ kind }) => kind))
      expect(kinds).toEqual(new Set(['coding', 'mention', 'note', 'code', 'entity', 'relation']))
    },

    'finds the words of what went out in files for people, codes and sources in theirs': async (
      harness,
    ) => {
      const { call } = harness()
      const highlight = (await call('highlights.list', {})).length
      for (const format of [
        'markdown',
        'html',
        'obsidian',
        'docx',
        'odt',
        'xlsx',
        'json',
      ] as const) {
        const verified = await call('export.verify', { format })
        expect({ format, ...verified }).toMatchObject({
          by: 'words',
          sent: { highlight },
          total: 0,
        })
      }
      const table = await call('export.verify', { format: 'csv' })
      expect(table.differences.filter(({ kind }) => kind === 'highlight')).toEqual([])
      const codebook = await call('export.verify', { format: 'qdc' })
      const codes = (await call('codes.list', {})).length
      expect(codebook).toMatchObject({
        by: 'import',
        total: 0,
        sent: { code: codes, highlight: 0 },
      })
      const sources = await call('export.verify', { format: 'csljson' })
      expect(sources).toMatchObject({ by: 'import', total: 0, sent: { source: 1 } })
    },

    'keeps documents of the same words apart when it reads an export back': async (harness) => {
      const { call, file } = harness()
      const twins = await call('documents.import', {
        grants: [file('one.txt', 'The same words.'), file('two.txt', 'The same words.')],
      })
      expect(twins.documents).toHaveLength(2)
      for (const { id } of twins.documents) {
        await call('highlights.create', { documentId: id, passage: { ranges: [[4, 8]] } })
        const { differences } = await call('export.verify', { format: 'jsonld' })
        expect(differences).toEqual([])
      }
      for (const { id } of twins.documents) await call('documents.trash', { documentId: id })
    },

    'proves a REFI-QDA project: what it cannot carry is missing, and nothing else': async (
      harness,
    ) => {
      const { total, differences } = await harness().call('export.verify', { format: 'qdpx' })
      expect(differences).toHaveLength(total)
      const changed = differences.filter(({ kind }) => !isLink(kind))
      // The one passage without a place stays behind, and its note is a note on the document.
      expect(changed.map(({ kind, way }) => `${kind} ${way}`).toSorted()).toEqual([
        'coding missing',
        'highlight missing',
        'note added',
        'note missing',
      ])
      for (const { what } of changed) expect(what).toContain('survey')
      const roles = differences.filter(({ kind, way }) => kind === 'mention' && way === 'added')
      for (const { what } of roles) expect(what).toContain(', mention)')
    },

    'proves a collection of brat: what it cannot carry is missing, and nothing else': async (
      harness,
    ) => {
      const { call } = harness()
      const [document] = await call('documents.list', {})
      const { differences } = await call('export.verify', { format: 'brat' })
      const changed = differences.filter(({ kind }) => !isLink(kind))
      const isOnDocument = (what: string) => what.includes(` on ${document?.title}: `)
      const onPassages = changed.filter(({ what }) => !isOnDocument(what))
      expect(onPassages.map(({ kind, way }) => `${kind} ${way}`).toSorted()).toEqual([
        'coding missing',
        'highlight missing',
        'note missing',
      ])
      for (const { what } of onPassages) expect(what).toContain('survey')
      for (const { kind, way } of changed.filter(({ what }) => isOnDocument(what))) {
        expect([kind, way]).toEqual(['note', 'missing'])
      }
      const roles = differences.filter(({ kind, way }) => kind === 'mention' && way === 'added')
      for (const { what } of roles) expect(what).toContain(', mention)')
    },
  },
}
