import { createHash } from 'node:crypto'
import { type Id, type Instant, uuidv7 } from '../core/model/id.ts'
import { quoteOf } from '../core/model/range.ts'
import type { RevisionRecord } from '../core/model/records.ts'
import type {
  ExtractedSource,
  SourceAnnotation,
  SourceMention,
  SourceNote,
} from '../core/model/source.ts'
import { contentOfPlainText } from '../core/text/plainText.ts'
import { forEachInSteps, type Steps } from '../db/log/steps.ts'
import { annotatorsByName, insertAnnotator } from '../db/stores/annotators.ts'
import { highlightById, insertAnchor, insertHighlight } from '../db/stores/highlights.ts'
import { insertMention } from '../db/stores/mentions.ts'
import { insertNote, noteById } from '../db/stores/notes.ts'
import { createCast, IMPORT_COLOUR } from './annotationImport/cast.ts'
import { labels } from './labels.ts'
import { type NoteColumns, noteColumns } from './notes.ts'
import type { Work } from './writing.ts'

/**
 * Writes what was marked and commented in a file as highlights and notes on its revision, within a
 * running operation. Ids are made of what is said, by whom and when, so that a newer copy of the file
 * adds what is new in it and nothing twice.
 */
export function* writeSourceAnnotations(
  work: Work,
  revision: RevisionRecord,
  { annotations, text }: Pick<ExtractedSource, 'annotations' | 'text'>,
): Steps<void> {
  const writer = createWriter(work, revision, text)
  yield* forEachInSteps(annotations, writer.annotation)
}

function createWriter(work: Work, revision: RevisionRecord, text: string) {
  const { tx, at, newId } = work
  const idOf = createIds(revision.documentId)
  const people = new Map<string, Id>()
  const link = createLinker(work)

  /** Somebody of that name in a file is not known to be the person of that name here. */
  function annotatorOf(author: string | null): Id {
    const name = author ?? labels.unnamedAuthor
    const known =
      people.get(name) ?? annotatorsByName(tx, name).find(({ kind }) => kind === 'import')?.id
    const id = known ?? newId()
    if (known === undefined) {
      insertAnnotator(tx, { id, name, colour: IMPORT_COLOUR, kind: 'import', createdAt: at })
    }
    people.set(name, id)
    return id
  }

  function annotation(found: SourceAnnotation): void {
    const [first, ...rest] = found.ranges
    if (first === undefined) {
      const columns = noteColumns({ kind: 'document', id: revision.documentId })
      notes(found.notes, columns, 'document')
      return
    }
    const ranges = [first, ...rest]
    const quote = quoteOf(text, ranges)
    // What was said stays when the words it was said of are edited.
    const id = idOf(found, `highlight ${found.notes[0]?.text ?? quote}`)
    if (highlightById(tx, id) === undefined) highlight(id, found, ranges, quote)
    notes(found.notes, noteColumns({ kind: 'highlight', id }), id)
  }

  function highlight(
    id: Id,
    found: SourceAnnotation,
    ranges: SourceAnnotation['ranges'],
    quote: string,
  ): void {
    const { author, created, modified } = found
    const annotatorId = annotatorOf(author)
    const createdAt = created ?? at
    insertHighlight(tx, {
      id,
      documentId: revision.documentId,
      homeRevisionId: revision.id,
      annotatorId,
      createdAt,
      modifiedAt: modified ?? createdAt,
      deletedAt: null,
    })
    insertAnchor(tx, {
      id: newId(),
      highlightId: id,
      revisionId: revision.id,
      by: 'person',
      state: 'exact',
      score: 1,
      ranges,
      quote,
      sourceId: null,
      candidates: [],
      annotatorId,
      createdAt,
    })
    for (const mention of found.mentions ?? []) link(mention, { id, annotatorId, createdAt })
  }

  /** The first note is the comment; what follows answers it. */
  function notes(thread: readonly SourceNote[], columns: NoteColumns, on: string): void {
    let parentId: Id | null = null
    for (const note of thread) {
      const id = idOf(note, `${on} ${note.text}`)
      const createdAt = note.created ?? at
      if (noteById(tx, id) === undefined) {
        insertNote(tx, {
          id,
          ...columns,
          parentId,
          content: contentOfPlainText(note.text).content,
          annotatorId: annotatorOf(note.author),
          createdAt,
          modifiedAt: note.modified ?? createdAt,
          deletedAt: null,
        })
      }
      parentId ??= id
    }
  }

  return { annotation }
}

/** Links highlights to what the file names there: an entity of that label that is here, or a new one. */
function createLinker(work: Work) {
  const cast = createCast(work, { codes: [], entities: [] })
  return (
    { label, type, authority }: SourceMention,
    { id: highlightId, ...by }: { id: Id; annotatorId: Id; createdAt: Instant },
  ): void => {
    const role = 'mention'
    const entityId = cast.entity({ uri: label, authority, entityId: null, label, type, role })
    const id = work.newId()
    insertMention(work.tx, { id, highlightId, entityId, role, state: 'confirmed', ...by })
  }
}

/** Ids made of what is said: the same again gets the same ids. */
function createIds(documentId: Id) {
  const used = new Set<Id>()
  return ({ author, created }: Omit<SourceNote, 'text'>, words: string): Id => {
    // Two that say the very same are two.
    for (let count = 0; ; count++) {
      const identity = JSON.stringify([documentId, author, created, words, count])
      const random = createHash('sha256').update(identity).digest()
      const id = uuidv7(created === null ? 0 : Date.parse(created), random)
      if (!used.has(id)) {
        used.add(id)
        return id
      }
    }
  }
}
