import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { MentionRole, MentionState } from '../model/entity.ts'
import { Id } from '../model/id.ts'
import { Range } from '../model/range.ts'

/** What happened to an annotation between left and right, weightiest first. */
export const differenceClasses = [
  'lost',
  'new',
  'text-changed',
  'moved',
  'resized',
  're-coded',
  'links-changed',
  'note-edited',
  'shifted',
  'kept',
] as const
export const DifferenceClass = z.enum(differenceClasses)
export type DifferenceClass = z.infer<typeof DifferenceClass>

/** Which annotated version a side is. */
export const ComparedSide = z
  .strictObject({
    document: Id,
    title: z.string(),
    revision: z.int().min(1),
    /** Null = annotations as they are now. */
    snapshot: z.string().nullable(),
    /** Null = of every annotator. */
    annotators: z.array(z.string()).readonly().nullable(),
  })
  .readonly()
export type ComparedSide = z.infer<typeof ComparedSide>

/**
 * One change of the text. `left` is null for an insertion, `right` for a deletion. `at` says where
 * the change stands on each side: the start of its range, or where the missing text would be.
 * `compareTexts` says what the changes together promise.
 */
export const TextChange = z
  .strictObject({
    kind: z.enum(['insert', 'delete', 'replace', 'move']),
    left: Range.nullable(),
    right: Range.nullable(),
    at: z.tuple([z.int().min(0), z.int().min(0)]).readonly(),
  })
  .readonly()
export type TextChange = z.infer<typeof TextChange>

/** Blocks that stand beside each other, by ordinal; null where a side has none. In reading order. */
export const ComparedBlocks = z
  .strictObject({
    left: z.int().min(0).nullable(),
    right: z.int().min(0).nullable(),
    relation: z.enum(['equal', 'changed', 'moved', 'deleted', 'inserted']),
  })
  .readonly()
export type ComparedBlocks = z.infer<typeof ComparedBlocks>

/** A link of an annotation to an entity. */
export const ComparedEntity = z
  .strictObject({
    id: Id,
    label: z.string(),
    type: z.string(),
    role: MentionRole,
    state: MentionState,
  })
  .readonly()
export type ComparedEntity = z.infer<typeof ComparedEntity>

/** An annotation as it stands on one side. `start` is the first start, `end` the last end. */
export const ComparedAnnotation = z
  .strictObject({
    id: Id,
    state: AnchorState,
    start: z.int().min(0).nullable(),
    end: z.int().min(1).nullable(),
    /** Empty when ambiguous or orphan. */
    ranges: z.array(Range).readonly(),
    quote: z.string(),
    current: z.string().nullable(),
    /** Paths, as in "a/b"; each once, sorted. */
    codes: z.array(z.string()).readonly(),
    codings: z
      .array(z.strictObject({ code: z.string(), colour: z.string(), annotator: z.string() }))
      .readonly(),
    notes: z
      .array(z.strictObject({ id: Id, annotator: z.string(), markdown: z.string() }))
      .readonly(),
    entities: z.array(ComparedEntity).readonly(),
    annotator: z.string(),
  })
  .readonly()
export type ComparedAnnotation = z.infer<typeof ComparedAnnotation>

const Texts = z.array(z.string()).readonly()
const Changes = z.array(TextChange).readonly()
const MaybeRanges = z.array(Range).readonly()

/**
 * One thing that is different about an annotation. `changes` are by word, with offsets over `before`
 * and `after`. Codes that differ only in who gave them stand in both lists; `addedBy` and
 * `removedBy` go with the lists item by item.
 */
export const DifferenceDetail = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('lost'),
      /** deleted = not among the annotations of the right side at all. */
      reason: z.enum(['orphan', 'ambiguous', 'deleted']),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('new'),
      /** added = not on the left side at all; else it was on the left, without a place. */
      reason: z.enum(['orphan', 'ambiguous', 'added']),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('text-changed'),
      before: z.string(),
      after: z.string(),
      changes: Changes,
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('moved'),
      /** Ordinal of the block where the passage starts; null outside every block. */
      leftBlock: z.int().min(0).nullable(),
      rightBlock: z.int().min(0).nullable(),
    })
    .readonly(),
  z.strictObject({ kind: z.literal('resized'), before: z.string(), after: z.string() }).readonly(),
  z
    .strictObject({
      kind: z.literal('re-coded'),
      added: Texts,
      removed: Texts,
      addedBy: Texts,
      removedBy: Texts,
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('links-changed'),
      added: z.array(ComparedEntity).readonly(),
      removed: z.array(ComparedEntity).readonly(),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('note-edited'),
      /** Of two notes with ids of their own, the older id. */
      noteId: Id,
      /** Markdown; null = there is no such note on that side. */
      before: z.string().nullable(),
      after: z.string().nullable(),
      changes: Changes,
    })
    .readonly(),
  z.strictObject({ kind: z.literal('shifted'), left: MaybeRanges, right: MaybeRanges }).readonly(),
])
export type DifferenceDetail = z.infer<typeof DifferenceDetail>

/** An annotation of either side, or two that are one: each counts exactly once. */
export const AnnotationDifference = z
  .strictObject({
    /** Of a pair with ids of their own, the older id. */
    id: Id,
    class: DifferenceClass,
    left: ComparedAnnotation.nullable(),
    right: ComparedAnnotation.nullable(),
    /** How the two were found to be one; null where there is only one. */
    paired: z.enum(['id', 'overlap']).nullable(),
    /** Everything that applies, weightiest first; empty when kept. */
    details: z.array(DifferenceDetail).readonly(),
  })
  .readonly()
export type AnnotationDifference = z.infer<typeof AnnotationDifference>

/** What `compareVersions` finds: text and annotations of two annotated versions. */
export const Comparison = z
  .strictObject({
    left: ComparedSide,
    right: ComparedSide,
    text: z
      .strictObject({
        /** Words of the right text that a change touches, moves apart. */
        insertedWords: z.int().min(0),
        deletedWords: z.int().min(0),
        movedBlocks: z.int().min(0),
        changes: Changes,
      })
      .readonly(),
    /** What the comparison was asked to leave out; nothing otherwise. */
    hidden: z
      .strictObject({
        changes: z.int().min(0),
        /** Annotations that would be text-changed or resized if nothing were ignored. */
        annotations: z.int().min(0),
      })
      .readonly(),
    counts: z.record(DifferenceClass, z.int().min(0)).readonly(),
    annotations: z.array(AnnotationDifference).readonly(),
    blocks: z.array(ComparedBlocks).readonly(),
  })
  .readonly()
export type Comparison = z.infer<typeof Comparison>
