import type { Id } from '../../core/model/id.ts'
import type { AnchorRecord, ProjectState } from '../../core/model/records.ts'
import { canonicalJson } from './canonicalJson.ts'

/** The lists of a state, those that others refer to first. */
export const stateKinds = [
  'annotators',
  'documents',
  'revisions',
  'codes',
  'entities',
  'aliases',
  'relations',
  'highlights',
  'anchors',
  'codings',
  'mentions',
  'relationEvidence',
  'notes',
] as const satisfies readonly (keyof ProjectState)[]

export type StateKind = (typeof stateKinds)[number]

interface Identified {
  readonly id: Id
}

/** What has to be done to one list. */
export interface KindDiff {
  readonly kind: StateKind
  /** Records that came since and do not stay. */
  readonly removed: readonly Id[]
  /** Parents before children. */
  readonly inserted: readonly Identified[]
  readonly updated: readonly Identified[]
  /** Records that came since and go to the trash. */
  readonly trashed: readonly Id[]
}

/** The way from one state to another, as plain data. */
export interface StateDiff {
  readonly kinds: readonly KindDiff[]
  /** Anchors that stay, and the one they come from now. */
  readonly repointed: readonly { readonly id: Id; readonly sourceId: Id | null }[]
}

/** The same, as lists that are gone through once: long ones may come in pieces. */
export interface StateChanges {
  readonly kinds: readonly InPasses<KindDiff>[]
  readonly repointed: InPasses<StateDiff>['repointed']
}

type InPasses<Lists> = {
  readonly [Key in keyof Lists]: Lists[Key] extends readonly (infer Item)[]
    ? Iterable<Item>
    : Lists[Key]
}

const trashedKinds: ReadonlySet<StateKind> = new Set([
  'highlights',
  'notes',
  'codes',
  'entities',
  'relations',
])

/**
 * What restoring `target` changes: the rows that differ, and no others. What was made since:
 * - documents, revisions, annotators stay, and so do anchors on revisions made since;
 * - highlights, notes, codes, entities and relations go into the trash, with all that hangs on them;
 * - codings, mentions, aliases, evidence and anchors of what the target knows are removed (the log keeps them).
 */
export function diffStates(current: ProjectState, target: ProjectState): StateDiff {
  const removed = removedIds(current, target)
  const kinds = stateKinds.map((kind): KindDiff => {
    const later = laterThan<Identified>(current[kind], target[kind])
    return {
      kind,
      removed: removed[kind] ?? [],
      ...missingAndDifferent(current[kind], target[kind]),
      trashed: trashedKinds.has(kind) ? later.filter(isLive).map(({ id }) => id) : [],
    }
  })
  return { kinds, repointed: repointed(current, target) }
}

/** The anchors there are after `diffStates` was applied. */
export function anchorsAfter(current: ProjectState, target: ProjectState): AnchorRecord[] {
  const gone = idsOf(replacedAnchors(current, target))
  const later = laterThan(current.anchors, target.anchors)
  return [...target.anchors, ...later.filter(({ id }) => !gone.has(id))]
}

function removedIds(
  current: ProjectState,
  target: ProjectState,
): Partial<Record<StateKind, readonly Id[]>> {
  const highlights = idsOf(target.highlights)
  const entities = idsOf(target.entities)
  const relations = idsOf(target.relations)
  const ofKnownHighlight = (record: { highlightId: Id }) => highlights.has(record.highlightId)
  const ids = (records: readonly Identified[]) => records.map(({ id }) => id)
  const aliases = laterThan(current.aliases, target.aliases)
  const evidence = laterThan(current.relationEvidence, target.relationEvidence)
  return {
    mentions: ids(laterThan(current.mentions, target.mentions).filter(ofKnownHighlight)),
    codings: ids(laterThan(current.codings, target.codings).filter(ofKnownHighlight)),
    relationEvidence: ids(
      evidence.filter(({ relationId }) => relations.has(relationId)).filter(ofKnownHighlight),
    ),
    anchors: ids(replacedAnchors(current, target)),
    aliases: ids(aliases.filter(({ entityId }) => entities.has(entityId))),
  }
}

function missingAndDifferent(
  now: readonly Identified[],
  wanted: readonly Identified[],
): Pick<KindDiff, 'inserted' | 'updated'> {
  const present = new Map(now.map((record) => [record.id, record]))
  const isDifferent = (record: Identified) => {
    const existing = present.get(record.id)
    return existing !== undefined && canonicalJson(existing) !== canonicalJson(record)
  }
  return {
    inserted: parentsFirst(wanted.filter(({ id }) => !present.has(id))),
    updated: wanted.filter(isDifferent),
  }
}

/** Anchors where the target has another one, or none though it knows highlight and revision. */
function replacedAnchors(current: ProjectState, target: ProjectState): AnchorRecord[] {
  const highlights = idsOf(target.highlights)
  const revisions = idsOf(target.revisions)
  return laterThan(current.anchors, target.anchors).filter(
    ({ highlightId, revisionId }) => highlights.has(highlightId) && revisions.has(revisionId),
  )
}

/** An anchor that stays, carried from one that was replaced, now comes from the one in its place. */
function repointed(current: ProjectState, target: ProjectState): StateDiff['repointed'] {
  const replaced = new Map(replacedAnchors(current, target).map((anchor) => [anchor.id, anchor]))
  const wanted = new Map(target.anchors.map((anchor) => [placeKey(anchor), anchor.id]))
  return laterThan(current.anchors, target.anchors).flatMap(({ id, sourceId }) => {
    const source = sourceId === null ? undefined : replaced.get(sourceId)
    if (source === undefined || replaced.has(id)) return []
    return [{ id, sourceId: wanted.get(placeKey(source)) ?? null }]
  })
}

function placeKey({ highlightId, revisionId }: AnchorRecord): string {
  return `${highlightId} ${revisionId}`
}

function laterThan<Stored extends Identified>(
  now: readonly Stored[],
  wanted: readonly Identified[],
): Stored[] {
  const known = idsOf(wanted)
  return now.filter(({ id }) => !known.has(id))
}

function isLive(record: object): boolean {
  return 'deletedAt' in record && record.deletedAt === null
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
