import type { Id } from '../../core/model/id.ts'
import { encodeText } from '../blobs.ts'
import { finish } from '../log/steps.ts'
import type { Project } from '../project.ts'
import type { Transaction } from '../records.ts'
import { insertCoding } from '../stores/codings.ts'
import { insertAlias, insertEntity, listEntities } from '../stores/entities.ts'
import { insertAnchor, requiredHighlight, setHighlightDeleted } from '../stores/highlights.ts'
import { insertImport } from '../stores/imports.ts'
import { insertMention } from '../stores/mentions.ts'
import { updateNote } from '../stores/notes.ts'
import { insertRelation, insertRelationEvidence } from '../stores/relations.ts'
import { setSetting } from '../stores/settings.ts'
import { createSnapshot } from '../stores/snapshots.ts'
import {
  addAnnotator,
  addCode,
  addDocument,
  addEntity,
  addHighlight,
  addNote,
  addRevision,
  change,
  redoOnce,
  richText,
  testId,
  testInstant,
  undoOnce,
} from './sampleProject.ts'

export interface FilledProject {
  readonly annotator: Id
  readonly document: Id
  readonly highlights: readonly Id[]
  readonly note: Id
}

/** A little of everything that a project holds, undone and redone things included. */
export function fillProject(project: Project): FilledProject {
  const annotator = change(project, addAnnotator)
  const text = 'The first paragraph, of Ada.\n\nThe second one 😀 here.\n\nThe third.'
  const document = change(project, (tx) => addDocument(tx, annotator, text))
  const other = change(project, (tx) => addDocument(tx, annotator, 'One line.\nAnother line.'))
  const highlights = [
    change(project, (tx) => addHighlight(tx, document, annotator, [4, 9])),
    change(project, (tx) => addHighlight(tx, document, annotator, [4, 9], [24, 27])),
    change(project, (tx) => addHighlight(tx, document, annotator, [30, 40])),
    change(project, (tx) => addHighlight(tx, other, annotator, [0, 3])),
  ]
  const note = fillAnnotations(project, annotator, highlights)
  change(project, (tx) => {
    const fields = { id: testId(), name: 'before', why: '', at: testInstant() }
    finish(createSnapshot(tx, { ...fields, annotatorId: annotator }))
    const number = 2
    const changed = text.replace('first', 'very first')
    const revision = addRevision(tx, {
      documentId: document,
      annotatorId: annotator,
      number,
      text: changed,
    })
    carry(tx, highlights[0] ?? '', revision, 'orphan')
    carry(tx, highlights[2] ?? '', revision, 'shifted')
    addImport(tx, document, annotator)
    relate(tx, annotator, highlights[0] ?? '')
  })
  undoOnce(project)
  redoOnce(project)
  change(project, (tx) => setSetting(tx, 'layout', { margin: true }))
  change(project, (tx) => setHighlightDeleted(tx, highlights[1] ?? '', testInstant()))
  change(project, (tx) => addNote(tx, { kind: 'project' }, annotator, 'gone again'))
  undoOnce(project)
  return { annotator, document, highlights, note }
}

function fillAnnotations(project: Project, annotator: Id, highlights: readonly Id[]): Id {
  const first = highlights[0] ?? ''
  const stamps = { annotatorId: annotator, createdAt: testInstant() }
  const code = change(project, (tx) => addCode(tx, 'theme', addCode(tx, 'parent')))
  change(project, (tx) =>
    insertCoding(tx, { id: testId(), highlightId: first, codeId: code, ...stamps }),
  )
  const entity = change(project, (tx) => addEntity(tx, 'Ada'))
  change(project, (tx) => insertAlias(tx, { id: testId(), entityId: entity, label: 'A. L.' }))
  change(project, (tx) =>
    insertMention(tx, {
      id: testId(),
      highlightId: first,
      entityId: entity,
      role: 'speaker',
      state: 'confirmed',
      ...stamps,
    }),
  )
  const note = change(project, (tx) =>
    addNote(tx, { kind: 'highlight', id: first }, annotator, 'A note.'),
  )
  change(project, (tx) => updateNote(tx, note, { content: richText('A better note.') }))
  return note
}

/** Its id and instant are given, so that those of all that follows stay what they were. */
function addImport(tx: Transaction, document: Id, annotator: Id): void {
  const record = {
    id: '019ca5c0-0000-7000-8000-000000000001',
    kind: 'bibliography',
    originalName: 'of.ris',
    mediaType: 'application/x-research-info-systems',
    importer: 'variorum/ris',
    importerVersion: '1',
    documentIds: [document],
    counts: { records: 2, applied: 1 },
    report: [{ code: 'records_left', message: '1 of 2 records was not taken over.' }],
    annotatorId: annotator,
    at: '2026-03-01T00:00:00.000Z',
  } as const
  insertImport(tx, record, encodeText('TY  - BOOK'))
}

/** Ids and instants are given, as those of the import are. */
function relate(tx: Transaction, annotatorId: Id, highlightId: Id): void {
  const at = '2026-03-01T00:00:00.000Z'
  const id = (last: number) => `019ca5c0-0000-7000-8000-00000000001${last}`
  const stamps = { createdAt: at, modifiedAt: at, deletedAt: null }
  const [ada] = listEntities(tx)
  if (ada === undefined) throw new Error('nobody is there to relate')
  const other = { ...ada, ...stamps, id: id(1), label: 'Charles' }
  insertEntity(tx, other)
  const ends = { fromId: ada.id, toId: other.id }
  insertRelation(tx, { id: id(2), type: 'knows', directed: false, ...ends, annotatorId, ...stamps })
  const evidence = { id: id(3), relationId: id(2), highlightId }
  insertRelationEvidence(tx, { ...evidence, annotatorId, createdAt: at })
}

type Carrying = Parameters<typeof insertAnchor>[0]

function carry(tx: Carrying, highlightId: Id, revisionId: Id, state: 'orphan' | 'shifted'): void {
  const { annotatorId } = requiredHighlight(tx, highlightId)
  insertAnchor(tx, {
    id: testId(),
    highlightId,
    revisionId,
    by: 'machine',
    state,
    score: state === 'orphan' ? 0.2 : 0.97,
    ranges: state === 'orphan' ? [] : [[35, 45]],
    quote: state === 'orphan' ? 'first' : 'The second',
    sourceId:
      tx.value<string>(
        'SELECT anchor.id FROM anchor JOIN highlight ON highlight.rid = highlight_rid WHERE highlight.id = ?',
        highlightId,
      ) ?? null,
    candidates: state === 'orphan' ? [{ ranges: [[0, 3]], score: 0.2 }] : [],
    annotatorId,
    createdAt: testInstant(),
  })
}
