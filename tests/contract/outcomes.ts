import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { exportFormatNames } from '../../core/api/exportMethods.ts'
import type { Progress } from '../../core/api/frames.ts'
import type { Input, Output } from '../../core/api/registry.ts'
import type { Contracts } from './harness.ts'

/** Formats with a contract of their own: they need a printer, or hold some of the annotations or none. */
const onTheirOwn: ReadonlySet<string> = new Set([
  'pdf',
  'qdpx',
  'qdc',
  'brat',
  'casjson',
  'taguette',
  'csljson',
])

let documentId = ''

const sides = () => ({
  left: { documentId, revision: 1, snapshot: 'before-revision-2' },
  right: { documentId },
})

/** Three million characters; each `every`th paragraph is told in another way. */
function bookOf(every: number): string {
  const paragraphs = Array.from({ length: 12_000 }, (_, index) => {
    const told = index % every === 0 ? 'it is said' : 'we know'
    const words = Array.from({ length: 40 }, (_, word) => `w${(index * 31 + word * word) % 5_003}`)
    return `${index} ${told}: ${words.join(' ')}.`
  })
  return paragraphs.join('\n\n')
}

export const outcomeContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.sample', { grant: grant('s.variorum') })
    documentId = (await call('documents.list', {}))[0]?.id ?? ''
  },
  tests: {
    'compares two annotated versions': async (harness) => {
      const comparison = await harness().call('compare.run', sides())
      expect(comparison.left).toMatchObject({ revision: 1, snapshot: 'before-revision-2' })
      expect(comparison.right).toMatchObject({ revision: 2, snapshot: null })
      expect(comparison.counts).toMatchObject({ lost: 1, new: 1, 'text-changed': 1, moved: 1 })
      expect(comparison.text.movedBlocks).toBe(1)
      const total = Object.values(comparison.counts).reduce((sum, count) => sum + count, 0)
      expect(comparison.annotations).toHaveLength(total)
    },

    'a comparison of two books can be cancelled, and made after all': async (harness) => {
      const { connectAnother, file, grant } = harness()
      const { call } = await connectAnother()
      await call('projects.create', { grant: grant('books.variorum') })
      const grants = [file('old.txt', bookOf(7)), file('new.txt', bookOf(11))]
      const [old, now] = (await call('documents.import', { grants, copies: 'separate' })).documents
      const books = {
        left: { documentId: old?.id ?? '' },
        right: { documentId: now?.id ?? '' },
      }
      const controller = new AbortController()
      const options = { signal: controller.signal, onProgress: () => controller.abort() }
      const comparing = call('compare.run', books, options)
      await expect(comparing).rejects.toMatchObject({ code: 'cancelled' })
      const told = new Set<number>()
      const onProgress = ({ done, total }: Progress) => told.add(total === 0 ? 0 : done)
      const comparison = await call('compare.run', books, { onProgress })
      // Not each step: it is told ten times a second, and some are shorter.
      expect(told.size).toBeGreaterThan(1)
      expect(comparison.text.changes.length).toBeGreaterThan(100)
    },

    'compares annotators of one revision': async (harness) => {
      const { call } = harness()
      const [first, second] = (await call('annotators.list', {})).filter(({ name }) =>
        ['Ngaire Ellison', 'Tomasz Wrona'].includes(name),
      )
      const comparison = await call('compare.run', {
        left: { documentId, annotators: [first?.name ?? ''] },
        right: { documentId, annotators: [second?.id ?? ''] },
      })
      expect(comparison.left.annotators).toEqual([first?.name])
      expect(comparison.right.annotators).toEqual([second?.name])
      expect(comparison.text.changes).toEqual([])
      const stranger = call('compare.run', {
        ...sides(),
        right: { documentId, annotators: ['Nobody'] },
      })
      await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
    },

    'tells the notes written last, not those in the trash or on what is': async (harness) => {
      const { call } = harness()
      const create = (target: Input<'notes.create'>['target'], markdown: string) =>
        call('notes.create', { target, body: { markdown } })
      const passage = { quote: 'six months’ notice' }
      const { id } = await call('highlights.create', { documentId, passage })
      const one = await create({ kind: 'highlight', id }, 'On a passage.')
      const two = await create({ kind: 'project' }, 'On the project.')
      const three = await create({ kind: 'document', id: documentId }, 'On the text.')
      const recent = async (limit: number) =>
        (await call('notes.recent', { limit })).map((note) => note.id)
      expect(await recent(3)).toEqual([three.id, two.id, one.id])
      await call('notes.trash', { noteId: three.id })
      await call('highlights.trash', { highlightIds: [id] })
      expect(await recent(1)).toEqual([two.id])
      expect(await recent(100)).not.toContain(one.id)
      await call('notes.trash', { noteId: two.id })
    },

    'reports the comparison in every format': async (harness) => {
      const report = (format: 'html' | 'markdown' | 'csv') =>
        harness().call('compare.report', { ...sides(), format })
      expect(await report('html')).toMatchObject({ extension: 'html' })
      expect((await report('html')).text).toContain('Content-Security-Policy')
      expect((await report('markdown')).text).toMatch(/^# /)
      expect((await report('csv')).text.split('\r\n').length).toBeGreaterThan(20)
    },

    'exports in every format and says what each cannot carry': async (harness) => {
      const { call, grant, folder } = harness()
      const annotations = await call('highlights.list', {})
      for (const format of exportFormatNames.filter((name) => !onTheirOwn.has(name))) {
        const preview = await call('export.preview', { format })
        const saved = await call('export.save', { format, grant: grant(`all.${format}`) })
        const bytes = readFileSync(join(folder, `all.${format}`))
        expect([format, preview.items, saved.items]).toEqual([
          format,
          annotations.length,
          annotations.length,
        ])
        expect(saved).toMatchObject({ size: bytes.length, losses: preview.losses })
        if (preview.text === null) continue
        expect(preview.isCut).toBe(true)
        expect(bytes.toString()).toContain('Renwick')
      }
      const documentIds = [documentId]
      const one = await call('export.preview', { format: 'csv', scope: { documentIds } })
      expect(one.losses.length).toBeGreaterThan(0)
    },

    'gives those who read the order they ask for, and programs none': async (harness) => {
      const { call, grant, folder } = harness()
      const csv = async (order: 'position' | 'time') => {
        const name = `${order}.csv`
        await call('export.save', { format: 'csv', order, grant: grant(name) })
        const rows = readFileSync(join(folder, name), 'utf8').split('\r\n').slice(1, -1)
        return rows.map((row) => row.slice(0, 36))
      }
      const made = (await call('highlights.list', {})).filter(({ ranges }) => ranges.length > 0)
      const madeAt = new Map(made.map(({ id, created }) => [id, created]))
      const times = (await csv('time')).slice(0, made.length).map((id) => madeAt.get(id))
      expect(times).toEqual(made.map(({ created }) => created).toSorted())
      expect(await csv('position')).not.toEqual(await csv('time'))
      const refused = call('export.preview', { format: 'jsonld', order: 'time' })
      await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
    },

    'makes no PDF where the host cannot print, and writes nothing': async (harness) => {
      const { call, grant, folder } = harness()
      const refusal = { code: 'unsupported', message: expect.stringContaining('export html') }
      await expect(call('export.preview', { format: 'pdf' })).rejects.toMatchObject(refusal)
      await expect(call('export.verify', { format: 'pdf' })).rejects.toMatchObject(refusal)
      const saved = call('export.save', { format: 'pdf', grant: grant('no.pdf') })
      await expect(saved).rejects.toMatchObject(refusal)
      expect(existsSync(join(folder, 'no.pdf'))).toBe(false)
    },

    'exports for REFI-QDA the passages that have a place, or the codes alone': async (harness) => {
      const { call, grant, folder } = harness()
      const placed = (await call('highlights.list', {})).filter(({ ranges }) => ranges.length > 0)
      const [code] = await call('codes.list', {})
      const counts = { qdpx: placed.length, qdc: 0 } as const
      for (const format of ['qdpx', 'qdc'] as const) {
        const preview = await call('export.preview', { format })
        const saved = await call('export.save', { format, grant: grant(`all.${format}`) })
        expect([format, preview.items, saved.items]).toEqual([
          format,
          counts[format],
          counts[format],
        ])
        const { length } = readFileSync(join(folder, `all.${format}`))
        expect(saved).toMatchObject({ size: length, losses: preview.losses })
        expect(preview.text).toContain(`name="${code?.name}"`)
      }
    },

    'exports a bibliography of every document, or of one': async (harness) => {
      const { call, grant, folder } = harness()
      const { metadata, title } = await call('documents.get', { documentId })
      await call('export.save', { format: 'csljson', grant: grant('all.json') })
      const [item] = JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8'))
      expect(item).toMatchObject({ id: documentId, title, URL: metadata['URL'] })
      const one = await call('export.preview', {
        format: 'csljson',
        scope: { documentIds: [documentId] },
      })
      expect(one).toMatchObject({ items: 0, losses: [{ code: 'bibliography_only' }] })
      expect(JSON.parse(one.text ?? '')).toEqual([item])
    },

    'exports what was chosen, and says how much was not': async (harness) => {
      const { call, grant } = harness()
      const states = ['edited', 'orphan'] as const
      const listed = await call('highlights.list', {})
      const chosen = listed.filter(({ state }) => states.some((each) => each === state))
      const { items, losses } = await call('export.preview', { format: 'csv', scope: { states } })
      expect([items, chosen.length > 0]).toEqual([chosen.length, true])
      expect(losses[0]).toMatchObject({ code: 'narrowed' })
      const unknown = { documentIds: ['01900000-0000-7000-8000-000000000000'] }
      const refused = call('export.save', { format: 'csv', scope: unknown, grant: grant('no.csv') })
      await expect(refused).rejects.toMatchObject({ code: 'not_found' })
    },

    'says all that a choice leaves out, as far as the format would have it': async (harness) => {
      const { call } = harness()
      const relations = await call('relations.list', {})
      const cited = relations.find(({ evidence }) => evidence.length > 1)?.evidence ?? []
      const scope = { highlightIds: cited.slice(0, 1).map(({ highlightId }) => highlightId) }
      const linesOf = async (format: 'json' | 'qdc') =>
        (await call('export.preview', { format, scope })).losses
          .filter(({ code }) => code.startsWith('narrowed'))
          .map(({ code, message }) => `${code}: ${message}`)
      expect(await linesOf('json')).toEqual([
        expect.stringMatching(/^narrowed: \d+ annotations were not chosen/),
        expect.stringMatching(/^narrowed_others: .* has them: \d+ codes, \d+ entities/),
        expect.stringMatching(/^narrowed_relations: /),
        expect.stringMatching(/^narrowed_evidence: One passage that bears out a relation/),
      ])
      expect(await linesOf('qdc')).toEqual([expect.stringMatching(/^narrowed_others: /)])
    },

    'reads its own JSON-LD back into another project, once': async (harness) => {
      const { call, connectAnother, file, grant, folder } = harness()
      await call('export.save', { format: 'jsonld', grant: grant('own.jsonld') })
      const text = readFileSync(join(folder, 'own.jsonld'), 'utf8')
      const mine = await call('highlights.list', {})
      const latest = await call('documents.text', { documentId })
      const other = await connectAnother()
      await other.call('projects.create', { grant: grant('copy.variorum') })
      const { documents } = await other.call('documents.import', {
        grants: [file('article.txt', latest.text)],
      })
      const load = () =>
        other.call('annotations.import', { grant: file('a.jsonld', text), format: 'jsonld' })
      const placed = mine.filter(({ ranges }) => ranges.length > 0).length
      expect(await load()).toMatchObject({
        imported: mine.length,
        unplaced: mine.length - placed,
        skipped: 0,
      })
      expect(await load()).toMatchObject({ imported: 0, skipped: mine.length })
      const theirs = await other.call('highlights.list', { documentId: documents[0]?.id ?? '' })
      const essence = (list: typeof mine) =>
        list
          .filter(({ ranges }) => ranges.length > 0)
          .map(({ ranges, current, codings, notes, mentions, annotator }) => ({
            ranges,
            current,
            annotator,
            codes: codings.map(({ path }) => path.join('/')),
            notes: notes.map(({ markdown }) => markdown),
            entities: mentions.map(({ label, type, role }) => ({ label, type, role })),
          }))
      expect(essence(theirs)).toEqual(essence(mine))
      const said = (list: Output<'relations.list'>) =>
        list.map(({ id, type, directed, from, to, annotator, evidence }) => ({
          ...{ id, type, directed, annotator, from: from.label, to: to.label },
          cites: evidence.map(({ quote }) => quote),
        }))
      const relations = said(await call('relations.list', {}))
      expect(relations.flatMap(({ cites }) => cites).length).toBeGreaterThan(2)
      expect(said(await other.call('relations.list', {}))).toEqual(relations)
      expect(await other.call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
    },

    'brings a REFI-QDA project into another one with its texts, as one operation': async (
      harness,
    ) => {
      const { call, connectAnother, grant, file, folder } = harness()
      await call('export.save', { format: 'qdpx', grant: grant('own.qdpx') })
      const bytes = readFileSync(join(folder, 'own.qdpx'))
      const other = await connectAnother()
      await other.call('projects.create', { grant: grant('refi.variorum') })
      const ask = () => other.call('annotations.preview', { grant: file('b.qdpx', bytes) })
      const documents = await call('documents.list', {})
      const mine = (await call('highlights.list', {})).filter(({ ranges }) => ranges.length > 0)
      const counts = { documents: documents.length, imported: mine.length, unplaced: 0, skipped: 0 }
      expect(await ask()).toMatchObject({ ...counts, titles: documents.map(({ title }) => title) })
      expect(await other.call('documents.list', {})).toEqual([])
      const load = () => other.call('annotations.import', { grant: file('b.qdpx', bytes) })
      expect(await load()).toMatchObject(counts)
      const essence = (list: readonly (typeof mine)[number][]) =>
        list.map(({ id, ranges, current, codings, notes, annotator }) => ({
          id,
          ranges,
          current,
          annotator,
          codes: codings.map(({ path, colour, annotator: by }) => [path.join('/'), colour, by]),
          notes: notes.map(({ markdown }) => markdown).toSorted(),
        }))
      const theirs = await other.call('highlights.list', {})
      const byId = (list: readonly (typeof mine)[number][]) =>
        essence(list).toSorted((left, right) => (left.id < right.id ? -1 : 1))
      expect(byId(theirs)).toEqual(byId(mine))
      const between = async (project: Pick<typeof other, 'call'>) =>
        (await project.call('relations.list', {}))
          .map(({ from, type, to, directed }) => [from.label, type, to.label, directed])
          .toSorted()
      expect(await between(other)).toEqual(await between({ call }))
      expect(await other.call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
      const again = { documents: 0, imported: 0, skipped: mine.length }
      expect(await ask()).toMatchObject(again)
      expect(await load()).toMatchObject(again)
      await other.call('history.undo', {})
      await other.call('history.undo', {})
      expect(await other.call('relations.list', {})).toEqual([])
      expect(await other.call('documents.list', {})).toEqual([])
      expect(await other.call('highlights.list', {})).toEqual([])
    },

    'finds passages, notes, entities and codes': async (harness) => {
      const { call } = harness()
      const kinds = async (query: string) =>
        new Set((await call('search.run', { query })).map(({ kind }) => kind))
      expect(await kinds('alliance')).toContain('passage')
      expect(await kinds('Aotearoa')).toContain('entity')
      expect(await kinds('detailed')).toContain('note')
      expect(await kinds('Commitment')).toContain('code')
      const [hit] = await call('search.run', { query: 'Renwick', limit: 1 })
      expect(hit?.snippet).toContain('Renwick')
      const passages = await call('search.run', { query: 'alliance' })
      const [passage] = passages.filter(({ kind }) => kind === 'passage')
      const { title } = await call('documents.get', { documentId: passage?.document ?? '' })
      expect(passage?.title).toBe(title)
      for (const query of ['"unbalanced', '* ( ) NEAR', "'; DROP TABLE note", '🍎', '-', 'a AND']) {
        expect(Array.isArray(await call('search.run', { query }))).toBe(true)
        expect(Array.isArray(await call('search.highlights', { query }))).toBe(true)
      }
    },

    'names the highlights of what a list shows': async (harness) => {
      const { call } = harness()
      const found = await call('search.highlights', { query: 'alliance' })
      const noted = await call('notes.highlights', { text: 'ALLIANCE' })
      for (const { id, quote, current, notes } of await call('highlights.list', {})) {
        const markdown = notes.map((note) => note.markdown)
        const isFound = [current ?? '', ...markdown].some((words) => /\balliance\b/i.test(words))
        expect(found.includes(id), quote).toBe(isFound)
        const isNoted = [quote, ...markdown].some((words) => /alliance/i.test(words))
        expect(noted.includes(id), quote).toBe(notes.length > 0 && isNoted)
      }
    },
  },
}
