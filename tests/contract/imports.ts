import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

const qdpx = new URL('../fixtures/refi-qda/qualcoder-4.0beta/probeA.qdpx', import.meta.url)

/** Windows-1252, which its bytes do not say. */
const latin = Uint8Array.from('The caf\xe9 by the harbour, and the na\xefve captain.\n', (letter) =>
  letter.charCodeAt(0),
)

const ris = `TY  - NEWS
TI  - harbour
AD  - Dunedin
PY  - some spring
ER  -
TY  - BOOK
TI  - Another
ER  -
`

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

let documentId = ''

export const importContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('i.variorum') })
  },
  tests: {
    'a document keeps its file, what read it, by whom and what was guessed': async (harness) => {
      const { call, file } = harness()
      expect(await call('imports.list', {})).toEqual({ total: 0, imports: [] })
      const { documents } = await call('documents.import', { grants: [file('harbour.txt', latin)] })
      const [made] = documents
      documentId = made?.id ?? ''
      const { total, imports } = await call('imports.list', {})
      expect(total).toBe(1)
      expect(imports).toMatchObject([
        {
          kind: 'document',
          label: null,
          annotator: 'Contract Tester',
          file: 'harbour.txt',
          sha256: hashOf(latin),
          size: latin.length,
          mediaType: 'text/plain',
          importer: 'variorum/text',
          importerVersion: '1',
          revision: 1,
          documents: [{ id: documentId, title: 'harbour', isTrashed: false }],
          documentCount: 1,
          counts: { characters: latin.length },
          report: made?.report,
        },
      ])
      expect(made?.report).toMatchObject([{ code: 'encoding-guessed' }])
    },

    'a newer copy keeps its own; undo takes it back': async (harness) => {
      const { call, file } = harness()
      const revise = () =>
        call('documents.revise', { documentId, grant: file('newer.txt', 'The café is shut.\n') })
      await revise()
      const { imports } = await call('imports.list', { documentId, limit: 1 })
      expect(imports).toMatchObject([{ kind: 'revision', revision: 2, file: 'newer.txt' }])
      expect(imports[0]?.report).toEqual([])
      await call('history.undo', {})
      expect((await call('imports.list', {})).total).toBe(1)
      await call('history.redo', {})
      expect((await call('imports.list', {})).total).toBe(2)
    },

    'annotations of another program: file, counts and report, undone with them': async (
      harness,
    ) => {
      const { call, file } = harness()
      const bytes = readFileSync(qdpx)
      const load = () => call('annotations.import', { grant: file('probe.qdpx', bytes) })
      const { report, seq, ...counts } = await load()
      const ofAnnotations = async () =>
        (await call('imports.list', {})).imports.filter(({ kind }) => kind === 'annotations')
      const kept = await ofAnnotations()
      expect(kept).toMatchObject([
        {
          file: 'probe.qdpx',
          sha256: hashOf(bytes),
          size: bytes.length,
          mediaType: 'application/zip',
          importer: 'variorum/qdpx',
          importerVersion: '1',
          annotator: 'Contract Tester',
          revision: null,
          documentCount: 3,
          counts,
          report,
        },
      ])
      expect(seq).toBe((await call('history.list', { limit: 1 }))[0]?.seq)
      expect(report.length).toBeGreaterThan(0)
      expect(kept[0]?.documents.map(({ title }) => title)).toContain('federalist-51')
      expect(await load()).toMatchObject({ imported: 0, documents: 0 })
      expect(await ofAnnotations()).toEqual(kept)
      await call('history.undo', {})
      expect(await ofAnnotations()).toEqual([])
      expect((await call('imports.list', {})).total).toBe(2)
      await call('history.redo', {})
      expect(await ofAnnotations()).toEqual(kept)
      expect(await call('project.verify', {})).toMatchObject({ ok: true, problems: [] })
    },

    'a bibliography keeps what was left, and belongs to what took it over': async (harness) => {
      const { call, file } = harness()
      const { sha256, records } = await call('bibliography.read', { grant: file('of.ris', ris) })
      const item = records[0]?.item ?? {}
      await call('bibliography.apply', { records: [{ documentId, item }], sha256 })
      const { imports } = await call('imports.list', { documentId, limit: 1 })
      expect(imports).toMatchObject([
        {
          kind: 'bibliography',
          file: 'of.ris',
          sha256: hashOf(ris),
          importer: 'variorum/ris',
          counts: { records: 2, applied: 1 },
          documents: [{ id: documentId }],
          report: [
            { code: 'records-left', message: '1 of 2 records is not taken over.' },
            { code: 'fields-kept', message: expect.stringContaining(': AD.') },
            { code: 'dates-kept', message: expect.stringContaining('(1)') },
          ],
        },
      ])
    },

    'a bibliography that says nothing new changes nothing, and leaves no record': async (
      harness,
    ) => {
      const { call, file } = harness()
      const { sha256, records } = await call('bibliography.read', { grant: file('of.ris', ris) })
      const item = records[0]?.item ?? {}
      const known = async () => [
        (await call('imports.list', {})).total,
        (await call('history.list', { limit: 1 }))[0]?.seq,
      ]
      const before = await known()
      await call('bibliography.apply', { records: [{ documentId, item }], sha256 })
      expect(await known()).toEqual(before)
    },

    'what is in the trash is not put there again': async (harness) => {
      const { call } = harness()
      const { seq } = await call('documents.trash', { documentId })
      const again = call('documents.trash', { documentId })
      await expect(again).rejects.toMatchObject({ code: 'conflict' })
      await call('history.undo', { seq })
      expect((await call('documents.get', { documentId })).deletedAt ?? null).toBeNull()
    },

    'records of a file that this client did not read last are refused': async (harness) => {
      const { call, file, connectAnother } = harness()
      const { sha256 } = await call('bibliography.read', { grant: file('of.ris', ris) })
      await call('bibliography.read', { grant: file('else.ris', `${ris}\n`) })
      const records = [{ documentId, item: { publisher: 'Dock' } }]
      const applying = call('bibliography.apply', { records, sha256 })
      await expect(applying).rejects.toMatchObject({ code: 'stale' })
      const other = await connectAnother()
      await other.call('projects.sample', { grant: harness().grant('other.variorum') })
      const [theirs] = await other.call('documents.list', {})
      const elsewhere = other.call('bibliography.apply', {
        records: [{ documentId: theirs?.id ?? '', item: {} }],
        sha256,
      })
      await expect(elsewhere).rejects.toMatchObject({ code: 'stale' })
    },

    'records of no file are known by the history alone, and say that there is no report': async (
      harness,
    ) => {
      const { call } = harness()
      const records = [{ documentId, item: { publisher: 'Dock' } }]
      await call('bibliography.apply', { records })
      const { imports } = await call('imports.list', { documentId, limit: 1 })
      expect(imports).toMatchObject([
        {
          kind: 'bibliography',
          id: null,
          label: expect.stringContaining('Take over a bibliography'),
          file: null,
          report: null,
          documents: [{ id: documentId }],
        },
      ])
    },

    'a window at a time, newest first': async (harness) => {
      const { call } = harness()
      const { total, imports } = await call('imports.list', {})
      expect(imports).toHaveLength(total)
      const window = await call('imports.list', { offset: 1, limit: 2 })
      expect(window).toEqual({ total, imports: imports.slice(1, 3) })
      const instants = imports.map(({ at }) => at)
      expect(instants).toEqual(instants.toSorted().toReversed())
    },
  },
}
