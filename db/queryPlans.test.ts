import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Reader } from './connection.ts'
import { history } from './log/history.ts'
import { changesOf } from './log/read.ts'
import { redoTarget, undoTarget } from './log/undo.ts'
import { findTexts } from './search/findTexts.ts'
import { readDocumentState, readStateWithin } from './state/readState.ts'
import { codingsOfCode, codingTuplesOfDocument } from './stores/codings.ts'
import { storedPositions } from './stores/documentEntries.ts'
import { countsOfDocument } from './stores/documents.ts'
import { aliasesOfEntity, entitiesByLabel } from './stores/entities.ts'
import {
  anchorOn,
  anchorsOfHighlight,
  anchorsOfRevision,
  highlightsOfDocument,
  paintedAnchors,
  unplacedHighlights,
} from './stores/highlights.ts'
import { listImports } from './stores/imports.ts'
import { mentionsOfEntity, rejectionsOfDocument } from './stores/mentions.ts'
import { notesOfTarget } from './stores/notes.ts'
import { citedPassages, evidenceOfRelation, listRelations } from './stores/relations.ts'
import { revisionByNumber } from './stores/revisions.ts'
import { type FilledProject, fillProject } from './testing/filledProject.ts'
import { type MemoryProject, memoryProject } from './testing/memoryProject.ts'
import { queryPlans, scans } from './testing/queryPlans.ts'

let project: MemoryProject
let filled: FilledProject
let revision: string
beforeAll(() => {
  project = memoryProject()
  filled = fillProject(project)
  revision = revisionByNumber(project.db, filled.document, null).id
})
afterAll(() => project.close())

it('painting a revision reads indexes only', () => {
  const plans = queryPlans(project.db, (db) => paintedAnchors(db, filled.document, revision))
  expect(plans).toContain(
    'SEARCH anchor USING COVERING INDEX anchor_by_revision (revision_rid=? AND start>?)',
  )
  expect(plans).toContain(
    'SEARCH highlight USING COVERING INDEX highlight_by_document (document_rid=? AND deleted_at=?)',
  )
  expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([])
  // A project has a handful of annotators: they are read whole, once.
  expect(scans(plans).map((plan) => plan.split(' ')[1])).toEqual(['annotator'])
})

it('a part of a text finds its highlights in an index and reads theirs alone', () => {
  const plans = queryPlans(project.db, (db) =>
    readStateWithin(db, filled.document, revision, [0, 20]),
  )
  expect(plans).toContain(
    'SEARCH anchor USING COVERING INDEX anchor_by_revision (revision_rid=? AND start>? AND start<?)',
  )
  const scanned = scans(plans).map((plan) => plan.split(' ')[1])
  expect([...new Set(scanned)].sort()).toEqual(['annotator', 'code', 'entity'])
})

const hotQueries: readonly (readonly [name: string, query: (db: Reader) => unknown])[] = [
  ['highlights without a place', (db) => unplacedHighlights(db, revision)],
  ['codings of a document', (db) => codingTuplesOfDocument(db, filled.document)],
  ['counts of a document', (db) => countsOfDocument(db, filled.document)],
  ['where documents were left', (db) => storedPositions(db, [1])],
  ['highlights of a document', (db) => highlightsOfDocument(db, filled.document)],
  ['anchors of a revision', (db) => anchorsOfRevision(db, revision)],
  ['anchors of a highlight', (db) => anchorsOfHighlight(db, filled.highlights[0] ?? '')],
  ['an anchor', (db) => anchorOn(db, filled.highlights[0] ?? '', revision)],
  ['a revision', (db) => revisionByNumber(db, filled.document, 1)],
  ['notes of a highlight', (db) => notesOfTarget(db, { kind: 'highlight', id: filled.note })],
  ['notes of a document', (db) => notesOfTarget(db, { kind: 'document', id: filled.note })],
  ['codings of a code', (db) => codingsOfCode(db, filled.note)],
  ['mentions of an entity', (db) => mentionsOfEntity(db, filled.note)],
  ['rejected suggestions of a document', (db) => rejectionsOfDocument(db, filled.document)],
  ['aliases of an entity', (db) => aliasesOfEntity(db, filled.note)],
  ['relations of an entity', (db) => listRelations(db, { entityId: filled.note })],
  [
    'passages that the relations of an entity cite',
    (db) => citedPassages(db, { entityId: filled.note }),
  ],
  ['relations that cite a highlight', (db) => listRelations(db, { highlightId: filled.note })],
  ['evidence of a relation', (db) => evidenceOfRelation(db, filled.note)],
  ['entities of a name', (db) => entitiesByLabel(db, 'Ada', 'person')],
  ['undo', (db) => undoTarget(db, null)],
  ['undo in a document', (db) => undoTarget(db, { documentId: filled.document })],
  ['redo', (db) => redoTarget(db, null)],
  ['redo in a document', (db) => redoTarget(db, { documentId: filled.document })],
  ['changes of an operation', (db) => changesOf(db, 3)],
  ['history', (db) => history(db, { scope: null, limit: 10 })],
  [
    'history of a document',
    (db) => history(db, { scope: { documentId: filled.document }, limit: 10 }),
  ],
  ['search', (db) => findTexts(db, { match: 'ada', kinds: [], limit: 50 })],
]

it.each(hotQueries)('%s: no table is read as a whole', (_name, query) => {
  const plans = queryPlans(project.db, query)
  expect(plans.length).toBeGreaterThan(0)
  expect(scans(plans)).toEqual([])
})

it('the state of a document scans only what belongs to the whole project', () => {
  const plans = queryPlans(project.db, (db) => readDocumentState(db, filled.document))
  const scanned = scans(plans).map((plan) => plan.split(' ')[1])
  expect([...new Set(scanned)].sort()).toEqual(['alias', 'annotator', 'code', 'entity', 'relation'])
})

it('imports of a document: no table is read as a whole but that of files taken over', () => {
  const page = { documentId: filled.document, offset: 0, limit: 50 }
  const plans = queryPlans(project.db, (db) => listImports(db, page))
  const scanned = scans(plans).map((plan) => plan.split(' ')[1])
  // `page` and `found` are the window itself.
  expect([...new Set(scanned)].sort()).toEqual(['found', 'import', 'page'])
})
