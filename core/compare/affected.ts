import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { Id, Instant } from '../model/id.ts'
import { noteKinds } from '../model/noteKind.ts'
import type { Range } from '../model/range.ts'
import type { RichNode, RichText } from '../model/richText.ts'
import { plainTextOfRichText } from '../text/plainTextOfRichText.ts'
import type { AnnotationDifference, Comparison } from './comparison.ts'

/** changed: its words read otherwise now. deleted: they are gone. doubtful: it is not certain where they are. */
export const affectedReasons = ['deleted', 'doubtful', 'changed'] as const
export const AffectedReason = z.enum(affectedReasons)
export type AffectedReason = z.infer<typeof AffectedReason>

const NamedEntity = z.strictObject({ id: Id, label: z.string(), type: z.string() }).readonly()
export type NamedEntity = z.infer<typeof NamedEntity>

/** A note that has the words of a highlight in it, or hangs on it. */
export const RestingNote = z
  .strictObject({
    id: Id,
    /** on: it is about the highlight. embeds: it shows the highlight. quotes: it has its words. */
    how: z.enum(['on', 'embeds', 'quotes']),
    /** What it is about, in words; empty for a note of its own. */
    about: z.string(),
    /** What kind of thing it is about; project: none but itself. */
    kind: z.enum(noteKinds),
    /** The highlight, the document or the entity that it is about, to go there. */
    highlightId: Id.nullable(),
    documentId: Id.nullable(),
    entityId: Id.nullable(),
    /** Its first words, on one line. */
    excerpt: z.string(),
    annotator: z.string(),
  })
  .readonly()
export type RestingNote = z.infer<typeof RestingNote>

const OutgoneFile = z
  .strictObject({
    id: Id,
    name: z.string(),
    format: z.string(),
    revision: z.int().min(1),
    at: Instant,
  })
  .readonly()
export type OutgoneFile = z.infer<typeof OutgoneFile>

const NamedRelation = z
  .strictObject({
    id: Id,
    type: z.string(),
    directed: z.boolean(),
    from: NamedEntity,
    to: NamedEntity,
  })
  .readonly()
export type NamedRelation = z.infer<typeof NamedRelation>

/** One highlight whose words changed or went, and what rests on it. */
export const AffectedHighlight = z
  .strictObject({
    id: Id,
    reason: AffectedReason,
    state: AnchorState,
    before: z.string(),
    /** Null where it has no place any more. */
    after: z.string().nullable(),
    annotator: z.string(),
    codes: z.array(z.string()).readonly(),
    notes: z.array(RestingNote).readonly(),
    /** Entities that no other passage speaks of any more. */
    onlyEvidenceFor: z.array(NamedEntity).readonly(),
    /** Relations that no other passage with a place bears out. */
    relations: z.array(NamedRelation).readonly(),
    /** Files it went out in, as it was. */
    exports: z.array(OutgoneFile).readonly(),
  })
  .readonly()
export type AffectedHighlight = z.infer<typeof AffectedHighlight>

/** What of a person's work rests on words that a newer revision changed or left out. */
export const Affected = z
  .strictObject({
    document: Id,
    title: z.string(),
    left: z.int().min(1),
    right: z.int().min(1),
    counts: z.record(AffectedReason, z.int().min(0)).readonly(),
    highlights: z.array(AffectedHighlight).readonly(),
    /** The same again from the other end: each once, in the order of the highlights. */
    notes: z.array(RestingNote).readonly(),
    entities: z.array(NamedEntity).readonly(),
    relations: z.array(NamedRelation).readonly(),
    exports: z.array(OutgoneFile).readonly(),
  })
  .readonly()
export type Affected = z.infer<typeof Affected>

/** What the project knows that may rest on a highlight. */
export interface EvidenceContext {
  readonly notes: readonly (Omit<RestingNote, 'how' | 'excerpt'> & { readonly content: RichText })[]
  /** Confirmed ones, of live highlights of every document that have a place. */
  readonly mentions: readonly { readonly highlightId: Id; readonly entity: NamedEntity }[]
  /** Live ones, each with the live highlights that it cites. */
  readonly relations: readonly (NamedRelation & {
    readonly evidence: readonly { readonly highlightId: Id; readonly range: Range | null }[]
  })[]
  readonly exports: readonly (OutgoneFile & {
    /** Null = all that the document had then. */
    readonly highlightIds: readonly Id[] | null
  })[]
  /** When each highlight of the document was made. */
  readonly madeAt: ReadonlyMap<Id, Instant>
}

/** Lists what rests on changed or deleted text, in reading order. Both sides are of one document. */
export function affectedBy(comparison: Comparison, context: EvidenceContext): Affected {
  const hit = comparison.annotations.flatMap((difference) => {
    const reason = reasonOf(difference)
    return reason === null ? [] : [{ difference, reason }]
  })
  const gone = new Set(
    hit.flatMap(({ difference, reason }) => (reason === 'changed' ? [] : difference.id)),
  )
  const highlights = hit.map(({ difference, reason }) =>
    affectedHighlight(difference, reason, context, gone),
  )
  const countOf = (reason: AffectedReason) => hit.filter((one) => one.reason === reason).length
  return {
    document: comparison.right.document,
    title: comparison.right.title,
    left: comparison.left.revision,
    right: comparison.right.revision,
    counts: {
      deleted: countOf('deleted'),
      doubtful: countOf('doubtful'),
      changed: countOf('changed'),
    },
    highlights,
    notes: once(highlights.flatMap(({ notes }) => notes)),
    entities: once(highlights.flatMap(({ onlyEvidenceFor }) => onlyEvidenceFor)),
    relations: once(highlights.flatMap(({ relations }) => relations)),
    exports: once(highlights.flatMap(({ exports }) => exports)),
  }
}

function reasonOf({ left, right, details }: AnnotationDifference): AffectedReason | null {
  if (left === null || left.ranges.length === 0) return null
  for (const detail of details) {
    if (detail.kind === 'text-changed') return 'changed'
    if (detail.kind !== 'lost' || right === null) continue
    return detail.reason === 'ambiguous' ? 'doubtful' : 'deleted'
  }
  return null
}

function affectedHighlight(
  { id, left, right }: AnnotationDifference,
  reason: AffectedReason,
  context: EvidenceContext,
  gone: ReadonlySet<Id>,
): AffectedHighlight {
  const before = left?.current ?? left?.quote ?? ''
  return {
    id,
    reason,
    state: right?.state ?? 'orphan',
    before,
    after: right?.current ?? null,
    annotator: left?.annotator ?? '',
    codes: left?.codes ?? [],
    notes: notesOn(id, before, context.notes),
    onlyEvidenceFor: reason === 'changed' ? [] : lastEvidence(left?.entities ?? [], context, gone),
    relations: reason === 'changed' ? [] : unborneRelations(id, context, gone),
    exports: context.exports
      .filter(({ at, highlightIds }) => {
        const wasThere = (context.madeAt.get(id) ?? '') <= at
        return highlightIds === null ? wasThere : highlightIds.includes(id)
      })
      .map(({ highlightIds: _, ...file }) => file),
  }
}

/** Fewer characters than this are found in notes that have nothing to do with them. */
const SHORTEST_QUOTE = 12

/** The notes that are about a highlight, show it or have its words. */
export function notesOn(
  highlightId: Id,
  words: string,
  notes: EvidenceContext['notes'],
): AffectedHighlight['notes'] {
  return notes.flatMap((note): RestingNote[] => {
    const { content, ...facts } = note
    const text = plainTextOfRichText(content)
    const how = howItRests(note, text, highlightId, words)
    if (how === null) return []
    const line = text.replace(/\s+/g, ' ').trim()
    const excerpt = line.length > 160 ? `${line.slice(0, 159)}…` : line
    return [{ ...facts, how, excerpt }]
  })
}

function howItRests(
  note: EvidenceContext['notes'][number],
  text: string,
  highlightId: Id,
  words: string,
): RestingNote['how'] | null {
  if (note.highlightId === highlightId) return 'on'
  if (embeds(note.content, highlightId)) return 'embeds'
  return words.length >= SHORTEST_QUOTE && text.includes(words) ? 'quotes' : null
}

function embeds(node: RichNode, highlightId: Id): boolean {
  if (node.attrs?.['highlightId'] === highlightId) return true
  return (node.content ?? []).some((child) => embeds(child, highlightId))
}

/** Entities of a highlight that lost its words, which no other highlight with a place speaks of. */
function lastEvidence(
  entities: readonly { readonly id: Id; readonly label: string; readonly type: string }[],
  { mentions }: EvidenceContext,
  gone: ReadonlySet<Id>,
): NamedEntity[] {
  return once(entities)
    .filter(({ id }) =>
      mentions.every(({ entity, highlightId }) => entity.id !== id || gone.has(highlightId)),
    )
    .map(({ id, label, type }) => ({ id, label, type }))
}

/** Relations that cite a highlight that lost its words, and no other with a place. */
function unborneRelations(
  highlightId: Id,
  { relations }: EvidenceContext,
  gone: ReadonlySet<Id>,
): NamedRelation[] {
  return relations
    .filter(({ evidence }) => evidence.some((one) => one.highlightId === highlightId))
    .filter(({ evidence }) =>
      evidence.every((one) => one.range === null || gone.has(one.highlightId)),
    )
    .map(({ id, type, directed, from, to }) => ({ id, type, directed, from, to }))
}

function once<T extends { readonly id: Id }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()]
}
