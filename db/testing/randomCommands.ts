import fc from 'fast-check'
import type { Id } from '../../core/model/id.ts'
import { quoteOf } from '../../core/model/range.ts'
import type { Reader } from '../connection.ts'
import { finish } from '../log/steps.ts'
import type { Transaction } from '../records.ts'
import { applyState } from '../state/applyState.ts'
import { updateCode } from '../stores/codes.ts'
import { deleteCoding, insertCoding } from '../stores/codings.ts'
import { updateDocument } from '../stores/documents.ts'
import { deleteAlias, insertAlias, updateEntity } from '../stores/entities.ts'
import { anchorsOfHighlight, updateAnchor, updateHighlight } from '../stores/highlights.ts'
import { deleteMention, insertMention, updateMention } from '../stores/mentions.ts'
import { type NoteTarget, updateNote } from '../stores/notes.ts'
import {
  deleteRelationEvidence,
  evidenceOfRelation,
  insertRelationEvidence,
  setRelationDeleted,
} from '../stores/relations.ts'
import { requiredRevision, revisionsOfDocument, revisionText } from '../stores/revisions.ts'
import { createSnapshot, readSnapshot, requiredSnapshot } from '../stores/snapshots.ts'
import { emptyTrash } from '../stores/trash.ts'
import type { TableName } from '../tables.ts'
import {
  addAnnotator,
  addCode,
  addDocument,
  addEntity,
  addHighlight,
  addNote,
  addRelation,
  addRevision,
  richText,
  testId,
  testInstant,
} from './sampleProject.ts'

/** A command with two numbers that choose among what is there when it runs. */
export interface RandomCommand {
  readonly name: keyof typeof commands
  readonly which: number
  readonly value: number
}

type Run = (tx: Transaction, which: number, value: number) => void

const text = (value: number) => `Words number ${value} stand here.\n\nAnd ${value} more of them.`

/** Each does nothing when there is nothing to do it to. */
const commands = {
  addAnnotator: (tx, _which, value) => void addAnnotator(tx, `Annotator ${value}`),
  addDocument: withAny('annotator', (tx, annotator, value) =>
    addDocument(tx, annotator, text(value)),
  ),
  renameDocument: withAny('document', (tx, id, value) =>
    updateDocument(tx, id, { title: `Title ${value}`, metadata: { volume: value } }),
  ),
  trashDocument: withAny('document', (tx, id, value) =>
    updateDocument(tx, id, { deletedAt: trashedAt(value) }),
  ),
  addRevision: withAny('document', (tx, documentId, value) => {
    const annotatorId = pick(tx, 'annotator', value)
    const number = revisionsOfDocument(tx, documentId).length + 1
    if (annotatorId) addRevision(tx, { documentId, annotatorId, number, text: text(value) })
  }),
  addHighlight: withAny('document', (tx, document, value) => {
    const annotator = pick(tx, 'annotator', value)
    if (annotator) addHighlight(tx, document, annotator, [value % 10, (value % 10) + 4])
  }),
  trashHighlight: withAny('highlight', (tx, id, value) =>
    updateHighlight(tx, id, { deletedAt: trashedAt(value) }),
  ),
  resizeHighlight: withAny('highlight', resizeHighlight),
  addCoding: withAny('highlight', addRandomCoding),
  deleteCoding: withAny('coding', (tx, id) => deleteCoding(tx, id)),
  addMention: withAny('highlight', addRandomMention),
  rejectMention: withAny('mention', (tx, id) => updateMention(tx, id, { state: 'rejected' })),
  deleteMention: withAny('mention', (tx, id) => deleteMention(tx, id)),
  addNote: (tx, which, value) => {
    const annotator = pick(tx, 'annotator', value)
    const target = noteTarget(tx, which, value)
    if (annotator && target) addNote(tx, target, annotator, `Note ${value}`)
  },
  editNote: withAny('note', (tx, id, value) =>
    updateNote(tx, id, { content: richText(`Edited ${value}`) }),
  ),
  trashNote: withAny('note', (tx, id, value) =>
    updateNote(tx, id, { deletedAt: trashedAt(value) }),
  ),
  addCode: (tx, which, value) =>
    void addCode(tx, `Code ${value}`, value % 2 === 0 ? pick(tx, 'code', which) : null),
  renameCode: withAny('code', (tx, id, value) => updateCode(tx, id, { name: `Renamed ${value}` })),
  trashCode: withAny('code', (tx, id, value) =>
    updateCode(tx, id, { deletedAt: trashedAt(value) }),
  ),
  addEntity: (tx, _which, value) => void addEntity(tx, `Entity ${value}`),
  editEntity: withAny('entity', (tx, id, value) =>
    updateEntity(tx, id, { authorities: { wikidata: `Q${value}` }, deletedAt: trashedAt(value) }),
  ),
  addAlias: withAny('entity', (tx, entityId, value) =>
    insertAlias(tx, { id: testId(), entityId, label: `Alias ${value}` }),
  ),
  deleteAlias: withAny('alias', (tx, id) => deleteAlias(tx, id)),
  addRelation: withAny('entity', addRandomRelation),
  trashRelation: withAny('relation', (tx, id, value) =>
    setRelationDeleted(tx, id, trashedAt(value)),
  ),
  cite: withAny('relation', citeRandom),
  uncite: withAny('relation_evidence', (tx, id) => deleteRelationEvidence(tx, id)),
  addAndDelete: withAny('entity', (tx, entityId) => {
    const id = testId()
    insertAlias(tx, { id, entityId, label: 'Passing' })
    deleteAlias(tx, id)
    addEntity(tx, 'Left behind')
  }),
  snapshot: (tx) => {
    const id = testId()
    finish(createSnapshot(tx, { id, name: id, why: '', at: testInstant(), annotatorId: null }))
  },
  restore: (tx, which) => {
    const name = tx.column<string>('SELECT name FROM snapshot ORDER BY rid')
    const chosen = name[which % Math.max(1, name.length)]
    if (chosen === undefined) return
    applyState(tx, readSnapshot(tx, requiredSnapshot(tx, chosen)), testInstant())
  },
  emptyTrash,
} satisfies Record<string, Run>

export const randomCommand: fc.Arbitrary<RandomCommand> = fc.record({
  // The keys of an object literal of ours.
  name: fc.constantFrom(...(Object.keys(commands) as (keyof typeof commands)[])),
  which: fc.nat(1000),
  value: fc.nat(1000),
})

export function runCommand(tx: Transaction, { name, which, value }: RandomCommand): void {
  commands[name](tx, which, value)
}

/** One of the ids of a table; null when it is empty. */
export function pick(db: Reader, table: TableName, which: number): Id | null {
  const ids = db.column<string>(`SELECT id FROM ${table} ORDER BY rid`)
  return ids[which % Math.max(1, ids.length)] ?? null
}

function withAny(table: TableName, run: (tx: Transaction, id: Id, value: number) => unknown): Run {
  return (tx, which, value) => {
    const id = pick(tx, table, which)
    if (id !== null) run(tx, id, value)
  }
}

function trashedAt(value: number) {
  return value % 3 === 0 ? null : testInstant()
}

function resizeHighlight(tx: Transaction, id: Id, value: number): void {
  const anchor = anchorsOfHighlight(tx, id).at(-1)
  if (!anchor) return
  const start = value % 12
  const ranges = [[start, start + 3]] as const
  const revision = requiredRevision(tx, anchor.revisionId)
  const quote = quoteOf(revisionText(tx, revision), ranges)
  updateAnchor(tx, anchor.id, { by: 'person', state: 'exact', ranges, quote, sourceId: null })
}

function addRandomCoding(tx: Transaction, highlightId: Id, value: number): void {
  const codeId = pick(tx, 'code', value)
  const annotatorId = pick(tx, 'annotator', value)
  if (codeId === null || annotatorId === null) return
  const isThere = tx.value<number>(
    `SELECT 1 FROM coding JOIN highlight ON highlight.rid = highlight_rid
     JOIN code ON code.rid = code_rid JOIN annotator ON annotator.rid = coding.annotator_rid
     WHERE highlight.id = ? AND code.id = ? AND annotator.id = ?`,
    highlightId,
    codeId,
    annotatorId,
  )
  const coding = { id: testId(), highlightId, codeId, annotatorId, createdAt: testInstant() }
  if (isThere === undefined) insertCoding(tx, coding)
}

function addRandomMention(tx: Transaction, highlightId: Id, value: number): void {
  const entityId = pick(tx, 'entity', value)
  const annotatorId = pick(tx, 'annotator', value)
  if (entityId === null || annotatorId === null) return
  insertMention(tx, {
    id: testId(),
    highlightId,
    entityId,
    role: 'mention',
    state: 'confirmed',
    annotatorId,
    createdAt: testInstant(),
  })
}

function addRandomRelation(tx: Transaction, fromId: Id, value: number): void {
  const toId = pick(tx, 'entity', value)
  const annotatorId = pick(tx, 'annotator', value)
  if (toId === null || toId === fromId || annotatorId === null) return
  addRelation(tx, { fromId, toId, annotatorId, directed: value % 2 === 0 })
}

function citeRandom(tx: Transaction, relationId: Id, value: number): void {
  const highlightId = pick(tx, 'highlight', value)
  const annotatorId = pick(tx, 'annotator', value)
  if (highlightId === null || annotatorId === null) return
  if (evidenceOfRelation(tx, relationId).some((one) => one.highlightId === highlightId)) return
  const stamps = { annotatorId, createdAt: testInstant() }
  insertRelationEvidence(tx, { id: testId(), relationId, highlightId, ...stamps })
}

function noteTarget(tx: Transaction, which: number, value: number): NoteTarget | null {
  const kinds = ['highlight', 'document', 'revision', 'entity', 'code'] as const
  const kind = kinds[value % 6]
  if (kind === undefined) return { kind: 'project' }
  const id = pick(tx, kind, which)
  return id === null ? null : { kind, id }
}
