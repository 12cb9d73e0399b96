import type { Id, Instant } from '../../core/model/id.ts'
import type { AnchorRecord, ProjectState } from '../../core/model/records.ts'
import { deleteRecord, insertRecord, type Transaction, updateRecord } from '../records.ts'
import {
  aliasTable,
  anchorTable,
  annotatorTable,
  codeTable,
  codingTable,
  documentTable,
  entityTable,
  highlightTable,
  mentionTable,
  noteTable,
  revisionTable,
  type Table,
} from '../tables.ts'
import { canonicalJson } from './canonicalJson.ts'
import { readState } from './readState.ts'

/** How many rows `applyState` has brought back, put as they were, put into the trash, removed. */
export interface AppliedState {
  readonly inserted: number
  readonly updated: number
  readonly trashed: number
  readonly removed: number
}

interface Identified {
  readonly id: Id
}

/**
 * Makes the state of the project what `target` says, by the rows that differ: the heart of restoring a
 * snapshot. What was made since:
 * - documents, revisions, annotators stay, and so do anchors on revisions made since;
 * - highlights, notes, codes and entities go into the trash, with all that hangs on them;
 * - codings, mentions, aliases and anchors of what the target knows are removed (the log keeps them).
 * A highlight that comes back may lack an anchor on a revision made since: the caller carries it.
 */
export function applyState(tx: Transaction, target: ProjectState, at: Instant): AppliedState {
  const current = readState(tx)
  tx.deferReferences()
  const removed = removeLater(tx, current, target)
  const counts = { inserted: 0, updated: 0 }
  function restore<Stored extends Identified>(
    table: Table<Stored>,
    now: readonly Stored[],
    wanted: readonly Stored[],
  ): void {
    const present = new Map(now.map((record) => [record.id, record]))
    const missing = wanted.filter(({ id }) => !present.has(id))
    for (const record of parentsFirst(missing)) insertRecord(tx, table, record)
    counts.inserted += missing.length
    for (const record of wanted) {
      const existing = present.get(record.id)
      if (existing === undefined || canonicalJson(existing) === canonicalJson(record)) continue
      updateRecord(tx, table, record.id, record)
      counts.updated += 1
    }
  }
  restore(annotatorTable, current.annotators, target.annotators)
  restore(documentTable, current.documents, target.documents)
  restore(revisionTable, current.revisions, target.revisions)
  restore(codeTable, current.codes, target.codes)
  restore(entityTable, current.entities, target.entities)
  restore(aliasTable, current.aliases, target.aliases)
  restore(highlightTable, current.highlights, target.highlights)
  restore(anchorTable, current.anchors, target.anchors)
  restore(codingTable, current.codings, target.codings)
  restore(mentionTable, current.mentions, target.mentions)
  restore(noteTable, current.notes, target.notes)
  repointAnchors(tx, current, target)
  return { ...counts, removed, trashed: trashLater(tx, current, target, at) }
}

function removeLater(tx: Transaction, current: ProjectState, target: ProjectState): number {
  const highlights = idsOf(target.highlights)
  const entities = idsOf(target.entities)
  const ofKnownHighlight = (record: { highlightId: Id }) => highlights.has(record.highlightId)
  const remove = (table: Table<unknown>, records: readonly Identified[]) => {
    for (const { id } of records) deleteRecord(tx, table, id)
    return records.length
  }
  const later = <Stored extends Identified>(now: readonly Stored[], wanted: readonly Stored[]) => {
    const known = idsOf(wanted)
    return now.filter(({ id }) => !known.has(id))
  }
  const aliases = later(current.aliases, target.aliases)
  return (
    remove(mentionTable, later(current.mentions, target.mentions).filter(ofKnownHighlight)) +
    remove(codingTable, later(current.codings, target.codings).filter(ofKnownHighlight)) +
    remove(anchorTable, replacedAnchors(current, target)) +
    remove(
      aliasTable,
      aliases.filter(({ entityId }) => entities.has(entityId)),
    )
  )
}

/** Anchors where the target has another one, or none though it knows highlight and revision. */
function replacedAnchors(current: ProjectState, target: ProjectState): AnchorRecord[] {
  const known = idsOf(target.anchors)
  const highlights = idsOf(target.highlights)
  const revisions = idsOf(target.revisions)
  return current.anchors.filter(
    ({ id, highlightId, revisionId }) =>
      !known.has(id) && highlights.has(highlightId) && revisions.has(revisionId),
  )
}

/** An anchor that stays, carried from one that was replaced, now comes from the one in its place. */
function repointAnchors(tx: Transaction, current: ProjectState, target: ProjectState): void {
  const replaced = new Map(replacedAnchors(current, target).map((anchor) => [anchor.id, anchor]))
  const wanted = new Map(target.anchors.map((anchor) => [placeKey(anchor), anchor.id]))
  const known = idsOf(target.anchors)
  for (const { id, sourceId } of current.anchors) {
    const source = sourceId === null ? undefined : replaced.get(sourceId)
    if (source === undefined || known.has(id) || replaced.has(id)) continue
    updateRecord(tx, anchorTable, id, { sourceId: wanted.get(placeKey(source)) ?? null })
  }
}

function placeKey({ highlightId, revisionId }: AnchorRecord): string {
  return `${highlightId} ${revisionId}`
}

function trashLater(
  tx: Transaction,
  current: ProjectState,
  target: ProjectState,
  at: Instant,
): number {
  let trashed = 0
  function trash<Stored extends Identified & { readonly deletedAt: Instant | null }>(
    table: Table<Stored>,
    now: readonly Stored[],
    wanted: readonly Stored[],
  ): void {
    const known = idsOf(wanted)
    for (const { id, deletedAt } of now) {
      if (known.has(id) || deletedAt !== null) continue
      tx.write(`UPDATE ${table.name} SET deleted_at = ? WHERE id = ?`, at, id)
      trashed += 1
    }
  }
  trash(highlightTable, current.highlights, target.highlights)
  trash(noteTable, current.notes, target.notes)
  trash(codeTable, current.codes, target.codes)
  trash(entityTable, current.entities, target.entities)
  return trashed
}

/** So that a record is there before another of the same table refers to it. */
function parentsFirst<Stored extends Identified>(records: readonly Stored[]): Stored[] {
  const waiting = new Map(records.map((record) => [record.id, record]))
  const sorted: Stored[] = []
  function place(record: Stored): void {
    if (!waiting.delete(record.id)) return
    for (const value of Object.values(record)) {
      const parent = typeof value === 'string' ? waiting.get(value) : undefined
      if (parent !== undefined) place(parent)
    }
    sorted.push(record)
  }
  for (const record of records) place(record)
  return sorted
}

function idsOf(records: readonly Identified[]): ReadonlySet<Id> {
  return new Set(records.map(({ id }) => id))
}
