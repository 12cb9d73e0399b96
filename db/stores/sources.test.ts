import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../core/model/id.ts'
import { blobBytes, putBlob } from '../blobs.ts'
import { type MemoryProject, memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addDocument,
  addHighlight,
  addNote,
  addRevision,
  change,
  testInstant,
} from '../testing/sampleProject.ts'
import {
  countsOfDocument,
  documentById,
  documentCounts,
  documentsByTitle,
  listDocuments,
  listTrashedDocuments,
  requiredDocument,
  setDocumentDeleted,
  updateDocument,
} from './documents.ts'
import {
  anchorById,
  anchorOn,
  anchorsOfHighlight,
  anchorsOfRevision,
  highlightById,
  highlightsOfDocument,
  listTrashedHighlights,
  paintedAnchors,
  requiredHighlight,
  setHighlightDeleted,
  updateAnchor,
  updateHighlight,
} from './highlights.ts'
import {
  listRevisions,
  requiredRevision,
  revisionBlocks,
  revisionById,
  revisionByNumber,
  revisionContent,
  revisionOriginal,
  revisionsOfDocument,
  revisionText,
} from './revisions.ts'

let project: MemoryProject
let annotator: Id
let document: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  document = change(project, (tx) => addDocument(tx, annotator, 'First words.\n\nMore words.'))
})
afterEach(() => project.close())

const ids = (records: readonly { readonly id: Id }[]) => records.map(({ id }) => id)
const highlightOn = (...ranges: Parameters<typeof addHighlight>[3][]) =>
  change(project, (tx) => addHighlight(tx, document, annotator, ...ranges))

describe('documents', () => {
  it('are listed, renamed, trashed and restored', () => {
    const other = change(project, (tx) => addDocument(tx, annotator, 'Other.'))
    expect(ids(listDocuments(project.db))).toEqual([document, other])
    change(project, (tx) => updateDocument(tx, other, { title: 'T', metadata: { volume: 3 } }))
    expect(ids(documentsByTitle(project.db, 'T'))).toEqual([other])
    expect(requiredDocument(project.db, other).metadata).toEqual({ volume: 3 })
    change(project, (tx) => setDocumentDeleted(tx, other, testInstant()))
    expect(documentsByTitle(project.db, 'T')).toEqual([])
    expect(ids(listDocuments(project.db))).toEqual([document])
    expect(ids(listTrashedDocuments(project.db))).toEqual([other])
    change(project, (tx) => setDocumentDeleted(tx, other, null))
    expect(documentById(project.db, other)?.deletedAt).toBeNull()
  })

  it('count their live highlights and notes', () => {
    const gone = highlightOn([0, 5])
    const kept = highlightOn([6, 11])
    const revision = revisionByNumber(project.db, document, null).id
    const targets = [
      { kind: 'document', id: document },
      { kind: 'revision', id: revision },
      { kind: 'highlight', id: kept },
      { kind: 'highlight', id: gone },
      { kind: 'project' },
    ] as const
    for (const target of targets) change(project, (tx) => addNote(tx, target, annotator, 'x'))
    change(project, (tx) => setHighlightDeleted(tx, gone, testInstant()))
    const counts = { documentId: document, revisions: 1, highlights: 1, notes: 3 }
    expect(countsOfDocument(project.db, document)).toEqual(counts)
    expect(documentCounts(project.db)).toEqual([counts])
  })
})

describe('revisions', () => {
  it('keep text, content, blocks and bytes, and are found by number', () => {
    const text = '\uFEFFNew\0 words.\n\n\u{1F600} end'
    const second = change(project, (tx) =>
      addRevision(tx, { documentId: document, annotatorId: annotator, number: 2, text }),
    )
    const revision = revisionByNumber(project.db, document, null)
    expect(revision).toMatchObject({ id: second, number: 2, characters: text.length })
    expect(revisionText(project.db, revision)).toBe(text)
    expect(revisionBlocks(project.db, revision).map(({ end }) => end)).toEqual([12, 20])
    expect(revisionContent(project.db, revision).type).toBe('doc')
    expect(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(revisionOriginal(project.db, revision)),
    ).toBe(text)
    expect(revisionsOfDocument(project.db, document).map(({ number }) => number)).toEqual([1, 2])
    expect(listRevisions(project.db)).toHaveLength(2)
    expect(revisionById(project.db, second)).toEqual(requiredRevision(project.db, second))
    expect(() => revisionByNumber(project.db, document, 3)).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })

  it('have each number once', () => {
    const again = { documentId: document, annotatorId: annotator, number: 1, text: 'x' }
    expect(() => change(project, (tx) => addRevision(tx, again))).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
  })
})

describe('blobs', () => {
  it('are kept once, deflated where that helps', () => {
    const long = new TextEncoder().encode('again and '.repeat(1000))
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) >> 3)
    // A blob alone is no change, so something else must be one.
    const hashes = change(project, (tx) => {
      addAnnotator(tx, 'x')
      return [long, noise, long, new Uint8Array(0)].map((bytes) => putBlob(tx, bytes))
    })
    expect(hashes[0]).toBe(hashes[2])
    expect(blobBytes(project.db, hashes[0] ?? '')).toEqual(Buffer.from(long))
    expect(blobBytes(project.db, hashes[1] ?? '')).toEqual(Buffer.from(noise))
    expect(blobBytes(project.db, hashes[3] ?? '')).toHaveLength(0)
    const sql = 'SELECT encoding FROM blob WHERE sha256 = ?'
    expect(project.db.value(sql, hashes[0] ?? '')).toBe('deflate')
    expect(() => blobBytes(project.db, '0'.repeat(64))).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })
})

describe('highlights', () => {
  it('are painted in the order of the text, without what is in the trash', () => {
    const later = highlightOn([6, 11])
    const split = highlightOn([0, 5], [14, 18])
    const gone = highlightOn([0, 2])
    change(project, (tx) => setHighlightDeleted(tx, gone, testInstant()))
    const revision = revisionByNumber(project.db, document, 1).id
    expect(paintedAnchors(project.db, document, revision)).toEqual([
      {
        highlightId: split,
        state: 'exact',
        ranges: [
          [0, 5],
          [14, 18],
        ],
        annotatorId: annotator,
      },
      { highlightId: later, state: 'exact', ranges: [[6, 11]], annotatorId: annotator },
    ])
    expect(anchorsOfRevision(project.db, revision).map(({ quote }) => quote)).toEqual([
      'First … More',
      'words',
    ])
    expect(ids(highlightsOfDocument(project.db, document))).toEqual([later, split])
    expect(ids(listTrashedHighlights(project.db))).toEqual([gone])
  })

  it('have one anchor per revision, which can become an orphan', () => {
    const highlight = highlightOn([0, 5])
    const [anchor] = anchorsOfHighlight(project.db, highlight)
    if (!anchor) throw new Error('no anchor')
    expect(anchorOn(project.db, highlight, anchor.revisionId)).toEqual(anchor)
    const candidates = [{ ranges: [[1, 3]], score: 0.1 + 0.2 }] as const
    change(project, (tx) => {
      updateAnchor(tx, anchor.id, { state: 'orphan', ranges: [], score: 0.1 + 0.2, candidates })
      updateHighlight(tx, highlight, { modifiedAt: testInstant() })
    })
    expect(anchorById(project.db, anchor.id)).toEqual({
      ...anchor,
      state: 'orphan',
      ranges: [],
      score: 0.1 + 0.2,
      candidates,
    })
    expect(paintedAnchors(project.db, document, anchor.revisionId)).toEqual([])
    expect(highlightById(project.db, highlight)).toEqual(requiredHighlight(project.db, highlight))
    // An orphan with a place, and a place without one, are both nonsense.
    for (const changes of [{ ranges: [[0, 5]] }, { state: 'exact' }] as const) {
      expect(() => change(project, (tx) => updateAnchor(tx, anchor.id, changes))).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      )
    }
  })
})
