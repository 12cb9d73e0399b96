import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Contracts, Harness } from './harness.ts'

const fixtures = new URL('../fixtures/web-annotation/hypothesis/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, fixtures))
const page = read('wikipedia-regression-testing.html')

/** Outside of the article: in the foot of the page, and as its headline, which the text has more than once. */
const inFooter = '11 November 2016'
const headline = 'Regression testing'

/** Of a web page its article, or all there is. */
export const wholePageContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('pages.variorum') })
  },
  tests: {
    'annotations of a whole page that stand outside of its article are offered their words when it is taken whole':
      async (harness) => {
        const { call, file } = harness()
        const documentId = await imported(harness(), 'article')
        const annotations = read('wikipedia-regression-testing.json')
        const brought = await call('annotations.import', { grant: file('five.json', annotations) })
        expect(brought).toMatchObject({ imported: 5, unplaced: 2 })
        expect(brought.report.at(-1)?.message).toMatch(/^The words of 1 are not in the article/)

        const taken = await call('documents.reread', { documentId, keeping: 'whole' })
        expect(taken).toMatchObject({
          revision: 2,
          unchanged: false,
          counts: { exact: 0, shifted: 3, ambiguous: 1, orphan: 1 },
        })
        const foot = taken.annotations.find(({ before }) => before.quote === inFooter)
        const [place, ...others] = foot?.candidates ?? []
        expect(others).toEqual([])
        const { start = 0, end = 0 } = place ?? {}
        const attached = await call('highlights.attach', {
          highlightId: foot?.id ?? '',
          ranges: [[start, end]],
        })
        expect(attached.annotation).toMatchObject({ state: 'exact', current: inFooter })
        expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
        await call('history.undo', {})
        const { revisions } = await call('documents.get', { documentId })
        expect(revisions.map(({ extractor }) => extractor)).toEqual([
          'variorum/html',
          'variorum/html-whole-page',
        ])
        expect(new Set(revisions.map(({ sha256 }) => sha256)).size).toBe(1)
        expect(await call('documents.reread', { documentId, keeping: 'whole' })).toMatchObject({
          revision: 2,
          unchanged: true,
        })

        await call('history.undo', {})
        const before = await call('highlights.list', { documentId })
        expect(before.filter(({ state }) => state === 'orphan').length).toBe(2)
        expect((await call('documents.get', { documentId })).revisions.length).toBe(1)
      },

    'one that a snapshot brings back is offered its words on a page that was taken whole meanwhile':
      async (harness) => {
        const { call, file } = harness()
        const [{ id: documentId } = { id: '' }] = await call('documents.list', {})
        const annotations = file('five.json', read('wikipedia-regression-testing.json'))
        await call('annotations.import', { grant: annotations })
        await call('snapshots.create', { name: 'with annotations' })
        const highlightIds = (await call('highlights.list', { documentId })).map(({ id }) => id)
        await call('highlights.trash', { highlightIds })
        await call('trash.empty', {})
        await call('documents.reread', { documentId, keeping: 'whole' })
        await call('snapshots.restore', { name: 'with annotations' })
        const list = await call('highlights.list', { documentId })
        expect(list.find(({ quote }) => quote === inFooter)).toMatchObject({
          revision: 2,
          state: 'ambiguous',
          candidates: [{}],
        })
        expect(list.find(({ quote }) => quote === headline)).toMatchObject({ state: 'orphan' })
        expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      },

    'a newer copy of a whole page is read whole, unless its article is asked for': async (
      harness,
    ) => {
      const { call, file } = harness()
      const documentId = await imported(harness(), 'whole')
      const newer = () =>
        file('page.html', page.toString('utf8').replace('11 November 2016', '12 November 2016'))
      const wholeLength = await latestLength(harness(), documentId)
      await call('documents.revise', { documentId, grant: newer() })
      expect(await latestLength(harness(), documentId)).toBe(wholeLength)

      const revisions = [{ documentId, grant: file('page.html', page) }]
      await call('documents.import', { grants: [], revisions })
      expect(await latestLength(harness(), documentId)).toBe(wholeLength)

      await call('documents.revise', { documentId, grant: newer(), keeping: 'article' })
      expect(await latestLength(harness(), documentId)).toBeLessThan(wholeLength)
      await call('documents.revise', { documentId, grant: file('page.html', page) })
      expect(await latestLength(harness(), documentId)).toBeLessThan(wholeLength)
    },

    'annotations that come in on the article are offered their words on the whole page after it':
      async (harness) => {
        const { connectAnother, file, grant } = harness()
        const { call } = await connectAnother()
        await call('projects.create', { grant: grant('both.variorum') })
        const { documents } = await call('documents.import', { grants: [file('page.html', page)] })
        const documentId = documents[0]?.id ?? ''
        const annotations = file('five.json', read('wikipedia-regression-testing.json'))
        await call('annotations.import', { grant: annotations })
        const scope = { documentIds: [documentId] }
        await call('export.save', { format: 'jsonld', scope, grant: grant('article.jsonld') })
        await call('history.undo', {})
        await call('documents.reread', { documentId, keeping: 'whole' })
        const brought = await call('annotations.import', { grant: grant('article.jsonld') })
        expect(brought).toMatchObject({ imported: 5, unplaced: 2 })
        expect(brought.report.map(({ code }) => code)).not.toContain('outside_article')
        const list = await call('highlights.list', { documentId })
        expect(list.find(({ quote }) => quote === inFooter)).toMatchObject({ state: 'ambiguous' })
        expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      },

    'the same bytes make nothing but where more of their page is taken': async (harness) => {
      const { call, file } = harness()
      const grants = [file('n.txt', 'Plain *words*.')]
      const { documents } = await call('documents.import', { grants })
      const documentId = documents[0]?.id ?? ''
      const grant = file('n.md', 'Plain *words*.')
      expect(await call('documents.revise', { documentId, grant })).toMatchObject({
        unchanged: true,
      })
    },

    'a document that is no web page has no more to take': async (harness) => {
      const { call, file } = harness()
      const grants = [file('plain.txt', 'Nothing around it.')]
      const { documents } = await call('documents.import', { grants, keeping: 'whole' })
      const documentId = documents[0]?.id ?? ''
      await expect(
        call('documents.reread', { documentId, keeping: 'whole' }),
      ).rejects.toMatchObject({ code: 'unsupported' })
    },
  },
}

async function imported({ call, file }: Harness, keeping: 'article' | 'whole'): Promise<string> {
  const grants = [file('page.html', page)]
  const { documents } = await call('documents.import', { grants, keeping })
  return documents[0]?.id ?? ''
}

async function latestLength({ call }: Harness, documentId: string): Promise<number> {
  const { revisions } = await call('documents.get', { documentId })
  return revisions.at(-1)?.characters ?? 0
}
