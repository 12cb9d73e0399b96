import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

/** Annotations of other programs: in several files, and in formats that go out as well. */
export const foreignContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('foreign.variorum') })
  },
  tests: {
    'stand-off of brat comes in file by file, with the texts beside it, as one operation': async (
      harness,
    ) => {
      const { call, file } = harness()
      const files = () => {
        file('ships.txt', 'Ships and tides.')
        file('tides.txt', 'Tides and ships.')
        return {
          grant: file('ships.ann', 'T1\tVessel 0 5\tShips\n'),
          beside: [file('tides.ann', 'T1\tWater 0 5\tTides\n#1\tAnnotatorNotes T1\tHigh.\n')],
        }
      }
      const counts = { documents: 2, imported: 2, unplaced: 0, skipped: 0 }
      expect(await call('annotations.preview', files())).toMatchObject({
        ...counts,
        titles: ['ships', 'tides'],
        notes: 1,
      })
      expect(await call('documents.list', {})).toEqual([])
      expect(await call('annotations.import', files())).toMatchObject(counts)
      const found = await call('highlights.list', {})
      expect(found.map(({ quote, codings }) => [quote, codings[0]?.path]).toSorted()).toEqual([
        ['Ships', ['Vessel']],
        ['Tides', ['Water']],
      ])
      const again = { documents: 0, imported: 0, skipped: 2 }
      expect(await call('annotations.import', files())).toMatchObject(again)
      await call('history.undo', {})
      await call('history.undo', {})
      expect(await call('documents.list', {})).toEqual([])
    },

    'several files of any other kind are refused, and nothing is written': async (harness) => {
      const { call, file } = harness()
      const pair = () => ({ grant: file('a.json', '[]'), beside: [file('b.json', '[]')] })
      const refusal = { code: 'unsupported' }
      await expect(call('annotations.preview', pair())).rejects.toMatchObject(refusal)
      await expect(call('annotations.import', pair())).rejects.toMatchObject(refusal)
      const { grant } = pair()
      const used = { grant, beside: [grant] }
      await expect(call('annotations.preview', used)).rejects.toMatchObject({ code: 'not_found' })
    },

    'a UIMA CAS of the sample is proven, and comes into another project with its text, once':
      async (harness) => {
        const { connectAnother, grant, file, folder } = harness()
        const { call } = await connectAnother()
        await call('projects.sample', { grant: grant('sample.variorum') })
        const kind = { extension: 'json', mediaType: 'application/json' }
        expect(await call('export.preview', { format: 'casjson' })).toMatchObject(kind)
        const { differences } = await call('export.verify', { format: 'casjson' })
        // The one passage without a place stays behind: the relation that cites it, too, cites one less.
        expect(differences.map(({ kind: lost, way }) => `${lost} ${way}`).toSorted()).toEqual([
          'coding missing',
          'highlight missing',
          'mention missing',
          'note missing',
          'relation added',
          'relation missing',
        ])
        const missing = differences.filter(({ way }) => way === 'missing')
        for (const { what } of missing) expect(what).toContain('survey')
        await call('export.save', { format: 'casjson', grant: grant('own.json') })
        const bytes = readFileSync(join(folder, 'own.json'))
        const placed = (await call('highlights.list', {})).filter(({ ranges }) => ranges.length > 0)
        const other = await connectAnother()
        await other.call('projects.create', { grant: grant('cas.variorum') })
        const load = () => other.call('annotations.import', { grant: file('b.json', bytes) })
        const loaded = await load()
        expect(loaded).toMatchObject({ documents: 1, imported: placed.length, unplaced: 0 })
        expect(loaded.report.map(({ message }) => message).join()).toMatch(
          /(\d+) of \1 quotes match/,
        )
        expect(await load()).toMatchObject({ documents: 0, imported: 0, skipped: placed.length })
        expect(await other.call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      },

    'a project for Taguette is proven, and comes into another project with its text, once': async (
      harness,
    ) => {
      const { connectAnother, grant, file, folder } = harness()
      const { call } = await connectAnother()
      await call('projects.sample', { grant: grant('forTaguette.variorum') })
      expect(await call('export.preview', { format: 'taguette' })).toMatchObject({
        ...{ extension: 'sqlite3', mediaType: 'application/vnd.sqlite3', text: null },
        losses: expect.arrayContaining([expect.objectContaining({ code: 'entities' })]),
      })
      const { by, differences } = await call('export.verify', { format: 'taguette' })
      expect(by).toBe('import')
      // The one passage without a place stays behind, and with it its code.
      const passages = differences.filter(({ kind }) => kind === 'highlight' || kind === 'coding')
      expect(passages.map(({ kind, way }) => `${kind} ${way}`).toSorted()).toEqual([
        'coding missing',
        'highlight missing',
      ])
      for (const { what } of passages) expect(what).toContain('survey')
      await call('export.save', { format: 'taguette', grant: grant('own.sqlite3') })
      const bytes = readFileSync(join(folder, 'own.sqlite3'))
      const placed = (await call('highlights.list', {})).filter(({ ranges }) => ranges.length > 0)
      const other = await connectAnother()
      await other.call('projects.create', { grant: grant('fromTaguette.variorum') })
      const load = () => other.call('annotations.import', { grant: file('b.sqlite3', bytes) })
      const loaded = await load()
      expect(loaded).toMatchObject({ documents: 1, imported: placed.length, unplaced: 0 })
      expect(loaded.report.map(({ message }) => message).join()).toMatch(/(\d+) of \1 quotes match/)
      expect(await load()).toMatchObject({ documents: 0, imported: 0, skipped: placed.length })
      expect(await other.call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
    },
  },
}
