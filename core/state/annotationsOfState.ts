import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import type { Id } from '../model/id.ts'
import { quoteOf } from '../model/range.ts'
import type {
  AnchorRecord,
  CodeRecord,
  CodingRecord,
  HighlightRecord,
  MentionRecord,
  NoteRecord,
  ProjectState,
  RevisionRecord,
} from '../model/records.ts'
import { type Context, contextOf } from '../text/context.ts'
import { markdownOfRichText } from '../text/markdown.ts'
import { byId, groupBy, required } from './lookup.ts'
import { rejectionIds } from './rejections.ts'

/** The text of a revision, by the revision's id. */
export type TextOfRevision = (revisionId: Id) => string

export interface AnnotationScope {
  readonly documentId: Id
  /** Number of the revision. */
  readonly revision: number
  /** Ids of annotators; null = everybody's. */
  readonly annotatorIds: ReadonlySet<Id> | null
}

/**
 * The live annotations that stand on one revision, in the order of the text; those without a place
 * follow, oldest first. Works the same on the present state and on a snapshot's. Of a highlight,
 * only what the chosen annotators made is shown; it is there if they made it or anything on it.
 */
export function annotationsOfState(
  state: ProjectState,
  scope: AnnotationScope,
  textOf: TextOfRevision,
): Annotation[] {
  const revision = state.revisions.find(
    ({ documentId, number }) => documentId === scope.documentId && number === scope.revision,
  )
  if (revision === undefined) return []
  const views = viewsOf(state)
  const anchors = byId(state.anchors)
  const highlights = byId(state.highlights)
  const rejections = rejectionIds(state)
  const annotations: Annotation[] = []
  for (const anchor of state.anchors) {
    if (anchor.revisionId !== revision.id || rejections.has(anchor.highlightId)) continue
    const highlight = required(highlights, anchor.highlightId)
    if (highlight.deletedAt !== null) continue
    const hanging = onlyOf(views(highlight.id), scope.annotatorIds)
    if (!isShown(highlight, hanging, scope.annotatorIds)) continue
    const evidence = anchor.sourceId === null ? anchor : required(anchors, anchor.sourceId)
    annotations.push(
      annotationOf({ state, revision, highlight, anchor, evidence, hanging, textOf }),
    )
  }
  return annotations.sort(inTextOrder)
}

/** The order of `annotationsOfState`. */
export function inTextOrder(left: Annotation, right: Annotation): number {
  const [leftStart, leftEnd] = extentOf(left)
  const [rightStart, rightEnd] = extentOf(right)
  return leftStart - rightStart || leftEnd - rightEnd || (left.id < right.id ? -1 : 1)
}

function extentOf({ ranges }: Annotation): readonly [number, number] {
  const last = Number.MAX_SAFE_INTEGER
  return [ranges[0]?.[0] ?? last, ranges.at(-1)?.[1] ?? last]
}

interface Hanging {
  readonly codings: readonly CodingView[]
  readonly notes: readonly NoteView[]
  readonly mentions: readonly MentionView[]
}

interface Parts {
  readonly state: ProjectState
  readonly revision: RevisionRecord
  readonly highlight: HighlightRecord
  readonly anchor: AnchorRecord
  readonly evidence: AnchorRecord
  readonly hanging: Hanging
  readonly textOf: TextOfRevision
}

function annotationOf(parts: Parts): Annotation {
  const { state, revision, highlight, anchor, evidence, hanging, textOf } = parts
  const [first, ...rest] = anchor.ranges
  return {
    id: highlight.id,
    documentId: highlight.documentId,
    revision: revision.number,
    homeRevision: required(byId(state.revisions), highlight.homeRevisionId).number,
    state: anchor.state,
    score: anchor.score,
    anchoredBy: anchor.by,
    ranges: anchor.ranges,
    quote: anchor.quote,
    current: first === undefined ? null : quoteOf(textOf(revision.id), [first, ...rest]),
    ...contextOfEvidence(evidence, textOf),
    candidates: anchor.candidates,
    ...hanging,
    annotatorId: highlight.annotatorId,
    annotator: required(byId(state.annotators), highlight.annotatorId).name,
    created: highlight.createdAt,
    modified: highlight.modifiedAt,
  }
}

/** An orphan that was imported without a place stands nowhere. */
function contextOfEvidence({ revisionId, ranges }: AnchorRecord, textOf: TextOfRevision): Context {
  if (ranges.length === 0) return { prefix: '', suffix: '' }
  return contextOf(textOf(revisionId), ranges)
}

function isShown(
  highlight: HighlightRecord,
  { codings, notes, mentions }: Hanging,
  annotatorIds: ReadonlySet<Id> | null,
): boolean {
  if (annotatorIds === null || annotatorIds.has(highlight.annotatorId)) return true
  return codings.length + notes.length + mentions.length > 0
}

function onlyOf(hanging: Hanging, annotatorIds: ReadonlySet<Id> | null): Hanging {
  if (annotatorIds === null) return hanging
  const isChosen = (item: { annotatorId: Id }) => annotatorIds.has(item.annotatorId)
  return {
    codings: hanging.codings.filter(isChosen),
    notes: hanging.notes.filter(isChosen),
    mentions: hanging.mentions.filter(isChosen),
  }
}

/** What hangs on each highlight, looked up once for the whole state. */
function viewsOf(state: ProjectState): (highlightId: Id) => Hanging {
  const pathOf = codePaths(state.codes)
  const codings = groupBy(state.codings, (coding) => coding.highlightId)
  const notes = groupBy(state.notes, (note) => note.highlightId)
  const mentions = groupBy(state.mentions, (mention) => mention.highlightId)
  const codes = byId(state.codes)
  const entities = byId(state.entities)
  const annotators = byId(state.annotators)
  const nameOf = (id: Id) => required(annotators, id).name

  const codingView = ({ id, codeId, annotatorId, createdAt }: CodingRecord): CodingView => ({
    id,
    codeId,
    path: pathOf(codeId),
    colour: required(codes, codeId).colour,
    annotatorId,
    annotator: nameOf(annotatorId),
    created: createdAt,
  })
  const mentionView = (mention: MentionRecord): MentionView => {
    const { label, type } = required(entities, mention.entityId)
    const { id, entityId, role, state: mentionState, annotatorId } = mention
    return { id, entityId, label, type, role, state: mentionState, annotatorId }
  }
  return (highlightId) => ({
    codings: (codings.get(highlightId) ?? [])
      .filter(({ codeId }) => required(codes, codeId).deletedAt === null)
      .map(codingView)
      .sort(byKey((coding) => [...coding.path, '', coding.annotator, coding.id])),
    notes: (notes.get(highlightId) ?? [])
      .filter((note) => note.deletedAt === null)
      .map((note) => noteViewOf(note, nameOf(note.annotatorId)))
      .sort(byKey((note) => [note.created, note.id])),
    mentions: (mentions.get(highlightId) ?? [])
      .filter(({ entityId }) => required(entities, entityId).deletedAt === null)
      .map(mentionView)
      .sort(byKey((mention) => [mention.label, mention.role, mention.id])),
  })
}

/** A note as the API shows it. */
export function noteViewOf(note: NoteRecord, annotator: string): NoteView {
  const { id, parentId, content, annotatorId, createdAt, modifiedAt } = note
  return {
    id,
    parentId,
    content,
    markdown: markdownOfRichText(content),
    annotatorId,
    annotator,
    created: createdAt,
    modified: modifiedAt,
  }
}

/** The path of a code from the root of the codebook, each path computed once. */
export function codePaths(codes: readonly CodeRecord[]): (codeId: Id) => readonly string[] {
  const known = byId(codes)
  const paths = new Map<Id, readonly string[]>()
  const pathOf = (codeId: Id): readonly string[] => {
    const found = paths.get(codeId)
    if (found !== undefined) return found
    const { parentId, name } = required(known, codeId)
    const path = parentId === null ? [name] : [...pathOf(parentId), name]
    paths.set(codeId, path)
    return path
  }
  return pathOf
}

/** Compares by code units, so that every machine sorts alike. */
function byKey<T>(keyOf: (item: T) => readonly string[]): (left: T, right: T) => number {
  return (left, right) => {
    const leftKey = keyOf(left)
    const rightKey = keyOf(right)
    for (const [index, part] of leftKey.entries()) {
      const other = rightKey[index] ?? ''
      if (part !== other) return part < other ? -1 : 1
    }
    return leftKey.length - rightKey.length
  }
}
