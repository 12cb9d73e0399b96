import type { AnchorState } from '../../core/model/anchor.ts'
import type { Id } from '../../core/model/id.ts'
import type { Reader } from '../connection.ts'
import type { NoteTarget } from './notes.ts'

export type NoteTargetKind = NoteTarget['kind']

/** A live thing that notes are about; the project has the id ''. */
export interface NotedThing {
  readonly id: Id
  /** The words of a passage, a title, a label, a path. */
  readonly name: string
  readonly documentId: Id | null
  readonly title: string | null
  /** Of a passage, on the latest revision; null where it has no place. */
  readonly start: number | null
  /** Of a passage, on the latest revision. */
  readonly state: AnchorState | null
}

/** A live note as filters need it. */
export interface NoteGist {
  readonly targetId: Id
  readonly annotatorId: Id
  readonly text: string
}

/** Things of a kind, in the order of titles and places; passages and revisions only those with notes. */
export function thingsToNote(db: Reader, kind: NoteTargetKind): NotedThing[] {
  return db.all<NotedThing>(thingsSql[kind])
}

/** The live notes on things of a kind, oldest first. */
export function noteGists(db: Reader, kind: NoteTargetKind): NoteGist[] {
  const isProject = kind === 'project'
  const target = isProject ? "''" : `${kind}.id`
  const join = isProject ? '' : `JOIN ${kind} ON ${kind}.rid = note.${kind}_rid`
  const where = isProject
    ? 'coalesce(note.highlight_rid, note.document_rid, note.revision_rid, note.entity_rid, note.code_rid) IS NULL'
    : `note.${kind}_rid IS NOT NULL`
  return db.all<NoteGist>(
    `SELECT ${target} AS targetId, annotator.id AS annotatorId, found.text
     FROM note ${join}
     JOIN annotator ON annotator.rid = note.annotator_rid
     JOIN search_text AS found ON found.kind = 'note' AND found.owner_rid = note.rid
     WHERE ${where} AND note.deleted_at IS NULL ORDER BY note.rid`,
  )
}

const noAnchor = 'NULL AS "start", NULL AS state'
const noPlace = `NULL AS documentId, NULL AS title, ${noAnchor}`
const latest = `revision.number =
  (SELECT max(number) FROM revision AS other WHERE other.document_rid = document.rid)`
const withNotes = (kind: string) =>
  `${kind}.rid IN (SELECT ${kind}_rid FROM note WHERE deleted_at IS NULL AND ${kind}_rid IS NOT NULL)`

const thingsSql: Readonly<Record<NoteTargetKind, string>> = {
  highlight: `SELECT highlight.id, anchor.quote AS name, document.id AS documentId, document.title,
      anchor."start", anchor.state
    FROM highlight
    JOIN document ON document.rid = highlight.document_rid AND document.deleted_at IS NULL
    JOIN revision ON revision.document_rid = document.rid AND ${latest}
    JOIN anchor ON anchor.highlight_rid = highlight.rid AND anchor.revision_rid = revision.rid
    WHERE highlight.deleted_at IS NULL AND ${withNotes('highlight')}
    ORDER BY document.title, document.rid, anchor."start" IS NULL, anchor."start", highlight.rid`,
  document: `SELECT id, title AS name, id AS documentId, title, ${noAnchor}
    FROM document WHERE deleted_at IS NULL ORDER BY title, rid`,
  revision: `SELECT revision.id, document.title || ' ' || revision.number AS name,
      document.id AS documentId, document.title, ${noAnchor}
    FROM revision
    JOIN document ON document.rid = revision.document_rid AND document.deleted_at IS NULL
    WHERE ${withNotes('revision')} ORDER BY document.title, revision.number`,
  entity: `SELECT id, label AS name, ${noPlace}
    FROM entity WHERE deleted_at IS NULL ORDER BY label, rid`,
  code: `SELECT id, name, ${noPlace} FROM code WHERE deleted_at IS NULL ORDER BY name, rid`,
  project: `SELECT '' AS id, name, ${noPlace} FROM project`,
}
