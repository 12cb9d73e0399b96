import type { NotedThingView, NoteTarget } from '../core/api/annotationMethods.ts'
import type { Output, Received } from '../core/api/registry.ts'
import { countStates, type StateCounts } from '../core/model/countStates.ts'
import type { Id } from '../core/model/id.ts'
import { codePaths, noteViewOf } from '../core/state/annotationsOfState.ts'
import { byId, groupBy, required } from '../core/state/lookup.ts'
import type { Reader } from '../db/connection.ts'
import { listAnnotators } from '../db/stores/annotators.ts'
import { listCodes } from '../db/stores/codes.ts'
import {
  type NotedThing,
  type NoteGist,
  noteGists,
  thingsToNote,
} from '../db/stores/notedThings.ts'
import { notesOfTarget } from '../db/stores/notes.ts'

type Filter = Omit<Received<'notes.find'>, 'offset' | 'limit'>

/** A window on the things of a kind that have notes, each with all of its notes. */
export function findNotes(
  db: Reader,
  { offset, limit, ...filter }: Received<'notes.find'>,
): Output<'notes.find'> {
  const { kind } = filter
  const { counts, found } = foundThings(db, filter)
  const names = byId(listAnnotators(db))
  const things = found.slice(offset, offset + limit).map((thing): NotedThingView => {
    const target: NoteTarget = kind === 'project' ? { kind } : { kind, id: thing.id }
    const notes = notesOfTarget(db, target).map((note) =>
      noteViewOf(note, required(names, note.annotatorId).name),
    )
    const { name, documentId, title, start, state } = thing
    return { target, name, documentId, title, start, state, notes }
  })
  return { total: found.length, counts, things }
}

/** The passages that `findNotes` would find, whatever the window. */
export function notedHighlights(db: Reader, filter: Received<'notes.highlights'>): Id[] {
  const { found } = foundThings(db, { ...filter, kind: 'highlight', withoutNotes: false })
  return found.map(({ id }) => id)
}

function foundThings(
  db: Reader,
  { kind, text, annotatorIds, state: only, withoutNotes }: Filter,
): { readonly counts: StateCounts; readonly found: readonly NotedThing[] } {
  const gists = groupBy(noteGists(db, kind), ({ targetId }) => targetId)
  const words = text.trim().toLowerCase()
  const people = annotatorIds === undefined ? null : new Set(annotatorIds)
  const isWanted = ({ id, name }: NotedThing) => {
    const notes = gists.get(id) ?? []
    if (notes.length === 0) return withoutNotes && people === null && holds(name, words)
    return (
      isBySome(notes, people) &&
      (holds(name, words) || notes.some((note) => holds(note.text, words)))
    )
  }
  const wanted = namedThings(db, kind).filter(isWanted)
  const counts = countStates(wanted.flatMap((thing) => thing.state ?? []))
  const found = only === undefined ? wanted : wanted.filter(({ state }) => state === only)
  return { counts, found }
}

/** A code is known by its path, by which codes are sorted, too. */
function namedThings(db: Reader, kind: NoteTarget['kind']): NotedThing[] {
  const things = thingsToNote(db, kind)
  if (kind !== 'code') return things
  const pathOf = codePaths(listCodes(db))
  return things
    .map((thing) => ({ ...thing, name: pathOf(thing.id).join(' / ') }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

function isBySome(notes: readonly NoteGist[], people: ReadonlySet<Id> | null): boolean {
  return people === null || notes.some(({ annotatorId }) => people.has(annotatorId))
}

function holds(text: string, words: string): boolean {
  return words === '' || text.toLowerCase().includes(words)
}
