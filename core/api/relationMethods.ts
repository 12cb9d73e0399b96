import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { Id, Instant } from '../model/id.ts'
import { Range } from '../model/range.ts'
import { RelationFlag, RelationType } from '../model/relation.ts'
import { command, query } from './method.ts'
import { By, EntityRef, Nothing, RevisionNumber } from './shapes.ts'

const RelatedEntity = z.strictObject({ id: Id, label: z.string(), type: z.string() }).readonly()

/** A passage that a relation cites, as it stands on the latest revision of its document. */
export const CitedPassage = z
  .strictObject({
    highlightId: Id,
    documentId: Id,
    title: z.string(),
    revision: RevisionNumber,
    state: AnchorState,
    /** From its first character to its last; null where it has no place. */
    range: Range.nullable(),
    quote: z.string(),
  })
  .readonly()
export type CitedPassage = z.infer<typeof CitedPassage>

export const RelationView = z.strictObject({
  id: Id,
  type: z.string(),
  from: RelatedEntity,
  to: RelatedEntity,
  /** False: what it says of one it says of the other. */
  directed: z.boolean(),
  annotatorId: Id,
  annotator: z.string(),
  created: Instant,
  modified: Instant,
  /** Live highlights of live documents. */
  evidence: z.array(CitedPassage).readonly(),
  flag: RelationFlag.nullable(),
})
export type RelationView = z.infer<typeof RelationView>

const HighlightIds = z.array(Id).max(1000)

export const relationMethods = {
  /**
   * Those between live entities, oldest first; of one entity, those at either of its ends; of one highlight, those
   * that cite it.
   */
  'relations.list': query({
    input: z.strictObject({ entityId: Id.optional(), highlightId: Id.optional() }),
    output: z.array(RelationView).readonly(),
  }),
  /** The words that relations were said in, most used first. */
  'relations.types': query({ input: Nothing, output: z.array(z.string()).readonly() }),
  /** Where the same annotator has said the same already, that relation cites the new evidence too. */
  'relations.create': command({
    input: z.strictObject({
      type: RelationType,
      from: EntityRef,
      to: EntityRef,
      directed: z.boolean().default(true),
      evidence: HighlightIds.default([]),
      ...By,
    }),
    output: RelationView,
  }),
  'relations.update': command({
    input: z.strictObject({
      relationId: Id,
      type: RelationType.optional(),
      from: EntityRef.optional(),
      to: EntityRef.optional(),
      directed: z.boolean().optional(),
      addEvidence: HighlightIds.default([]),
      removeEvidence: HighlightIds.default([]),
    }),
    output: RelationView,
  }),
  'relations.trash': command({ input: z.strictObject({ relationId: Id }), output: Nothing }),
  'relations.restore': command({ input: z.strictObject({ relationId: Id }), output: Nothing }),
} as const
