import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Id, type Instant, uuidv7 } from '../../core/model/id.ts'
import { quoteOf, type Range } from '../../core/model/range.ts'
import type { RichText } from '../../core/model/richText.ts'
import { contentOfPlainText } from '../../core/text/plainText.ts'
import type { Author, Body, OperationInfo } from '../log/log.ts'
import { createProject, type Project } from '../project.ts'
import type { Transaction } from '../records.ts'
import { insertAnnotator } from '../stores/annotators.ts'
import { insertCode } from '../stores/codes.ts'
import { insertDocument } from '../stores/documents.ts'
import { insertEntity } from '../stores/entities.ts'
import { insertAnchor, insertHighlight } from '../stores/highlights.ts'
import { insertNote, type NoteTarget } from '../stores/notes.ts'
import { insertRelation } from '../stores/relations.ts'
import {
  encodeRevision,
  insertRevision,
  revisionByNumber,
  revisionText,
} from '../stores/revisions.ts'

/** A folder of its own, removed by the returned function. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'variorum-db-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

let ticks = 0

/** For a process of its own, whose ids must differ from another's. */
export function startIdsAt(tick: number): void {
  ticks = tick
}

/** Ids that differ and ascend, the same in every run. */
export function testId(): Id {
  ticks += 1
  const random = new Uint8Array(10)
  new DataView(random.buffer).setUint32(4, ticks)
  return uuidv7(Date.UTC(2026, 2, 1) + ticks, random)
}

/** Instants a second apart. */
export function testInstant(): Instant {
  ticks += 1
  return new Date(Date.UTC(2026, 2, 1) + ticks * 1000).toISOString()
}

export function testAuthor(): Author {
  return { annotatorId: null, client: 'test', at: testInstant() }
}

export function newProject(folder: string, name = 'test'): Project {
  const path = join(folder, `${name}.variorum`)
  return createProject(path, { name, now: testInstant(), newId: testId, program: 'test' })
}

/** One operation with a result; fails when it changed nothing. */
export function change<Result>(project: Project, body: Body<Result>, code = 'test.change'): Result {
  const outcome = project.log.run({ ...testAuthor(), code, label: code }, body)
  if (outcome.operation === null) throw new Error('nothing changed')
  return outcome.result
}

export function undoOnce(project: Project): OperationInfo | null {
  return project.log.undo(null, testAuthor())
}

export function redoOnce(project: Project): OperationInfo | null {
  return project.log.redo(null, testAuthor())
}

export function addAnnotator(tx: Transaction, name = 'Ada'): Id {
  const id = testId()
  insertAnnotator(tx, { id, name, colour: '#336699', kind: 'person', createdAt: testInstant() })
  return id
}

export function addDocument(tx: Transaction, annotatorId: Id, text: string): Id {
  const id = testId()
  const at = testInstant()
  insertDocument(tx, {
    id,
    title: `Document ${text.slice(0, 10)}`,
    language: 'en',
    metadata: { type: 'article', title: text.slice(0, 10) },
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  })
  addRevision(tx, { documentId: id, annotatorId, number: 1, text })
  return id
}

export function addRevision(
  tx: Transaction,
  revision: { documentId: Id; annotatorId: Id; number: number; text: string },
): Id {
  const id = testId()
  const { documentId, annotatorId, number, text } = revision
  insertRevision(
    tx,
    {
      id,
      documentId,
      number,
      originalName: 'source.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      extractor: 'text',
      extractorVersion: '1',
      capturedAt: testInstant(),
      annotatorId,
      report: [],
    },
    encodeRevision({
      original: new TextEncoder().encode(text),
      text,
      ...contentOfPlainText(text),
      pages: [],
    }),
  )
  return id
}

/** A highlight with an anchor by a person on the document's latest revision. */
export function addHighlight(
  tx: Transaction,
  documentId: Id,
  annotatorId: Id,
  ...ranges: Range[]
): Id {
  const id = testId()
  const at = testInstant()
  const revision = revisionByNumber(tx, documentId, null)
  const stamps = { annotatorId, createdAt: at }
  const home = { documentId, homeRevisionId: revision.id }
  insertHighlight(tx, { id, ...home, ...stamps, modifiedAt: at, deletedAt: null })
  insertAnchor(tx, {
    id: testId(),
    highlightId: id,
    revisionId: revision.id,
    by: 'person',
    state: 'exact',
    score: 1,
    ranges,
    quote: quoteOf(revisionText(tx, revision), ranges),
    sourceId: null,
    candidates: [],
    ...stamps,
  })
  return id
}

export function addCode(tx: Transaction, name: string, parentId: Id | null = null): Id {
  const id = testId()
  const at = testInstant()
  insertCode(tx, {
    id,
    parentId,
    name,
    colour: 'madder',
    description: '',
    shortcut: null,
    position: 1,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  })
  return id
}

export function addEntity(tx: Transaction, label: string, type = 'person'): Id {
  const id = testId()
  const at = testInstant()
  insertEntity(tx, {
    id,
    type,
    label,
    description: '',
    authorities: {},
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  })
  return id
}

export function addRelation(
  tx: Transaction,
  relation: { fromId: Id; toId: Id; annotatorId: Id; directed?: boolean },
): Id {
  const id = testId()
  const at = testInstant()
  insertRelation(tx, {
    id,
    type: 'knows',
    directed: true,
    ...relation,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  })
  return id
}

export function richText(text: string): RichText {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}

export function addNote(tx: Transaction, target: NoteTarget, annotatorId: Id, text: string): Id {
  const id = testId()
  const at = testInstant()
  const of = (kind: NoteTarget['kind']) =>
    target.kind === kind && target.kind !== 'project' ? target.id : null
  insertNote(tx, {
    id,
    highlightId: of('highlight'),
    documentId: of('document'),
    revisionId: of('revision'),
    entityId: of('entity'),
    codeId: of('code'),
    parentId: null,
    content: richText(text),
    annotatorId,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  })
  return id
}
