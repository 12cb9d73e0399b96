import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../core/model/id.ts'
import { finish } from '../log/steps.ts'
import type { Project } from '../project.ts'
import { codeById, updateCode } from '../stores/codes.ts'
import { deleteCoding, insertCoding } from '../stores/codings.ts'
import { documentById, setDocumentDeleted } from '../stores/documents.ts'
import { highlightById } from '../stores/highlights.ts'
import { revisionsOfDocument } from '../stores/revisions.ts'
import {
  createSnapshot,
  readSnapshot,
  readSnapshotOfDocument,
  requiredSnapshot,
} from '../stores/snapshots.ts'
import { emptyTrash } from '../stores/trash.ts'
import { memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addCode,
  addDocument,
  addHighlight,
  addNote,
  addRevision,
  change,
  testId,
  testInstant,
  undoOnce,
} from '../testing/sampleProject.ts'
import { applyState } from './applyState.ts'
import { readDocumentState, readState } from './readState.ts'
import { splitState, stateHash } from './stateParts.ts'

let project: Project
let annotator: Id
let first: Id
let second: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  first = change(project, (tx) => addDocument(tx, annotator, 'First words.'))
  second = change(project, (tx) => addDocument(tx, annotator, 'Second words.'))
})
afterEach(() => project.close())

function snapshot(name: string): string {
  const at = testInstant()
  const fields = { id: testId(), name, why: '', at, annotatorId: annotator }
  return change(project, (tx) => finish(createSnapshot(tx, fields))).stateSha256
}

function restore(name: string) {
  const target = readSnapshot(project.db, requiredSnapshot(project.db, name))
  return change(project, (tx) => applyState(tx, target, testInstant()))
}

function addCoding(highlightId: Id, codeId: Id): Id {
  const id = testId()
  const record = { id, highlightId, codeId, annotatorId: annotator, createdAt: testInstant() }
  change(project, (tx) => insertCoding(tx, record))
  return id
}

function blobCount(): number {
  return project.db.value<number>('SELECT count(*) FROM blob') ?? 0
}

describe('the state', () => {
  it('of a document has only its own records and the shared ones', () => {
    const highlight = change(project, (tx) => addHighlight(tx, first, annotator, [0, 5]))
    change(project, (tx) => addHighlight(tx, second, annotator, [0, 6]))
    change(project, (tx) => addNote(tx, { kind: 'highlight', id: highlight }, annotator, 'a'))
    change(project, (tx) => addNote(tx, { kind: 'document', id: second }, annotator, 'b'))
    change(project, (tx) => addCode(tx, 'code'))
    const state = readDocumentState(project.db, first)
    const counts = Object.fromEntries(
      Object.entries(state).map(([key, list]) => [key, list.length]),
    )
    expect(counts).toEqual({
      annotators: 1,
      codes: 1,
      entities: 0,
      aliases: 0,
      relations: 0,
      documents: 1,
      revisions: 1,
      highlights: 1,
      anchors: 1,
      codings: 0,
      mentions: 0,
      relationEvidence: 0,
      notes: 1,
    })
  })

  it('hashes to the same wherever it is read', () => {
    change(project, (tx) => addHighlight(tx, first, annotator, [0, 5]))
    const state = readState(project.db)
    const hash = snapshot('now')
    expect(stateHash(state)).toBe(hash)
    const stored = readSnapshot(project.db, requiredSnapshot(project.db, 'now'))
    expect(stored).toEqual(state)
    expect(stateHash({ ...state, documents: state.documents.toReversed() })).toBe(hash)
    expect(stateHash({ ...state, highlights: [] })).not.toBe(hash)
    expect(splitState(state).map(({ document }) => document)).toEqual([null, first, second])
  })
})

describe('a snapshot', () => {
  it('is shared where nothing changed', () => {
    snapshot('one')
    const before = blobCount()
    const highlight = change(project, (tx) => addHighlight(tx, first, annotator, [0, 5]))
    snapshot('two')
    // The first document's part and the manifest.
    expect(blobCount()).toBe(before + 2)
    const ofFirst = readSnapshotOfDocument(project.db, requiredSnapshot(project.db, 'two'), first)
    expect(ofFirst.highlights.map(({ id }) => id)).toEqual([highlight])
    expect(ofFirst.documents.map(({ id }) => id)).toEqual([first])
  })

  it('sees what its own operation did before it, and nothing after', () => {
    snapshot('one')
    const at = testInstant()
    const fields = { id: testId(), name: 'two', why: '', at, annotatorId: null }
    const [before] = change(project, (tx) => {
      const early = addHighlight(tx, first, annotator, [0, 2])
      finish(createSnapshot(tx, fields))
      addHighlight(tx, first, annotator, [2, 4])
      return [early]
    })
    const stored = readSnapshot(project.db, requiredSnapshot(project.db, 'two'))
    expect(stored.highlights.map(({ id }) => id)).toEqual([before])
    const hash = snapshot('three')
    expect(hash).toBe(stateHash(readState(project.db)))
  })

  it('has a name of its own', () => {
    snapshot('one')
    expect(() => snapshot('one')).toThrow(expect.objectContaining({ code: 'conflict' }))
  })
})

describe('the name of a snapshot', () => {
  const take = (documentId: Id | null) =>
    change(project, (tx) => {
      const fields = { id: testId(), name: 'before-revision-2', why: '', at: testInstant() }
      return finish(createSnapshot(tx, { ...fields, annotatorId: null, documentId })).id
    })
  const find = (documentId: Id | null) =>
    requiredSnapshot(project.db, 'before-revision-2', documentId).id

  it("may be each document's own", () => {
    const ofFirst = take(first)
    expect(find(null)).toBe(ofFirst)
    expect(() => find(second)).toThrow(expect.objectContaining({ code: 'not_found' }))
    const ofSecond = take(second)
    expect([find(first), find(second)]).toEqual([ofFirst, ofSecond])
    expect(() => find(null)).toThrow(
      expect.objectContaining({ code: 'ambiguous', details: { documents: [first, second] } }),
    )
    expect(() => take(first)).toThrow(expect.objectContaining({ code: 'conflict' }))
    const ofProject = take(null)
    expect([find(null), find(first)]).toEqual([ofProject, ofFirst])
  })
})

describe('restoring a snapshot', () => {
  it('brings back what was there and destroys nothing a person made', () => {
    const kept = change(project, (tx) => addHighlight(tx, first, annotator, [0, 5]))
    const code = change(project, (tx) => addCode(tx, 'code'))
    const coding = addCoding(kept, code)
    const hash = snapshot('then')

    change(project, (tx) => deleteCoding(tx, coding))
    addCoding(kept, code)
    change(project, (tx) => updateCode(tx, code, { name: 'renamed' }))
    const later = change(project, (tx) => addHighlight(tx, first, annotator, [0, 5]))
    const onLater = addCoding(later, code)
    const text = 'First words, changed.'
    change(project, (tx) =>
      addRevision(tx, { documentId: first, annotatorId: annotator, number: 2, text }),
    )
    const third = change(project, (tx) => addDocument(tx, annotator, 'Third words.'))
    change(project, (tx) => setDocumentDeleted(tx, second, testInstant()))
    const before = readState(project.db)

    expect(restore('then')).toEqual({ inserted: 1, updated: 2, trashed: 1, removed: 1 })
    expect(codeById(project.db, code)?.name).toBe('code')
    expect(highlightById(project.db, later)?.deletedAt).not.toBeNull()
    expect(documentById(project.db, second)?.deletedAt).toBeNull()
    expect(documentById(project.db, third)).toBeDefined()
    expect(revisionsOfDocument(project.db, first)).toHaveLength(2)
    const now = readState(project.db)
    expect(now.codings.map(({ id }) => id).sort()).toEqual([coding, onLater].sort())
    expect(stateHash(now)).not.toBe(hash)

    undoOnce(project)
    expect(readState(project.db)).toEqual(before)
  })

  it('gives the very same state when nothing was made since', () => {
    const highlight = change(project, (tx) => addHighlight(tx, first, annotator, [0, 5]))
    const parent = change(project, (tx) => addCode(tx, 'parent'))
    const child = change(project, (tx) => addCode(tx, 'child', parent))
    addCoding(highlight, child)
    const hash = snapshot('then')
    change(project, (tx) => {
      for (const code of [parent, child]) updateCode(tx, code, { deletedAt: testInstant() })
    })
    change(project, (tx) => setDocumentDeleted(tx, first, testInstant()))
    change(project, emptyTrash)
    expect(readState(project.db)).toMatchObject({ highlights: [], anchors: [], codes: [] })
    restore('then')
    expect(stateHash(readState(project.db))).toBe(hash)
  })
})
