import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { EntityType, MentionRole } from '../model/entity.ts'
import { Id } from '../model/id.ts'
import { Range } from '../model/range.ts'
import { command, query } from './method.ts'
import { CodeName, EntityLabel, Nothing, RevisionNumber } from './shapes.ts'

export const Colour = z.union([
  z.enum([
    'madder',
    'rust',
    'ochre',
    'olive',
    'verdigris',
    'teal',
    'azure',
    'indigo',
    'mauve',
    'slate',
  ]),
  z.string().regex(/^#[0-9a-f]{6}$/),
])

export const CodeView = z.strictObject({
  id: Id,
  parentId: Id.nullable(),
  path: z.array(z.string()).readonly(),
  name: z.string(),
  colour: z.string(),
  description: z.string(),
  shortcut: z.string().nullable(),
  /** Live highlights that carry it, its children not counted. */
  highlights: z.int().min(0),
})
export type CodeView = z.infer<typeof CodeView>

const CodeFields = {
  name: CodeName.optional(),
  colour: Colour.optional(),
  description: z.string().max(20_000).optional(),
  shortcut: z.string().max(20).nullable().optional(),
}

export const EntityView = z.strictObject({
  id: Id,
  label: z.string(),
  type: z.string(),
  aliases: z.array(z.string()).readonly(),
  description: z.string(),
  authorities: z.record(z.string(), z.string()).readonly(),
  /** Confirmed mentions on live highlights. */
  mentions: z.int().min(0),
})
export type EntityView = z.infer<typeof EntityView>

const EntityFields = {
  description: z.string().max(20_000).optional(),
  aliases: z.array(EntityLabel).max(1000).optional(),
  authorities: z.record(z.string().min(1).max(100), z.string().max(500)).optional(),
}

/** A mention with the words around it; without a place on the latest revision, with its quote alone. */
export const Concordance = z.strictObject({
  mentionId: Id,
  highlightId: Id,
  documentId: Id,
  title: z.string(),
  revision: RevisionNumber,
  state: AnchorState,
  range: Range.nullable(),
  left: z.string(),
  match: z.string(),
  right: z.string(),
  role: MentionRole,
})
export type Concordance = z.infer<typeof Concordance>

export const AnnotatorView = z.strictObject({
  id: Id,
  name: z.string(),
  colour: z.string(),
  kind: z.enum(['person', 'import', 'consensus']),
})
export type AnnotatorView = z.infer<typeof AnnotatorView>

export const codebookMethods = {
  'codes.list': query({
    input: z.strictObject({}),
    output: z.array(CodeView).readonly(),
  }),
  'codes.create': command({
    input: z.strictObject({ ...CodeFields, name: CodeName, parentId: Id.nullable().default(null) }),
    output: CodeView,
  }),
  'codes.update': command({
    input: z.strictObject({ codeId: Id, ...CodeFields, parentId: Id.nullable().optional() }),
    output: CodeView,
  }),
  /** Every coding and child of `codeId` goes to `into`; the emptied code goes to the trash. */
  'codes.merge': command({
    input: z.strictObject({ codeId: Id, into: Id }),
    output: CodeView,
  }),
  'codes.trash': command({ input: z.strictObject({ codeId: Id }), output: Nothing }),
  'codes.restore': command({ input: z.strictObject({ codeId: Id }), output: Nothing }),
  'entities.list': query({
    input: z.strictObject({}),
    output: z.array(EntityView).readonly(),
  }),
  'entities.create': command({
    input: z.strictObject({ label: EntityLabel, type: EntityType, ...EntityFields }),
    output: EntityView,
  }),
  'entities.update': command({
    input: z.strictObject({
      entityId: Id,
      label: EntityLabel.optional(),
      type: EntityType.optional(),
      ...EntityFields,
    }),
    output: EntityView,
  }),
  /** Where the entity's label and aliases stand in a document outside its mentions. Not stored. */
  'entities.suggest': query({
    input: z.strictObject({ entityId: Id, documentId: Id, revision: RevisionNumber.optional() }),
    output: z.strictObject({ revision: RevisionNumber, ranges: z.array(Range).readonly() }),
  }),
  /** Every mention with the words around it, by document and place: a concordance. */
  'entities.mentions': query({
    input: z.strictObject({ entityId: Id }),
    output: z.array(Concordance).readonly(),
  }),
  'entities.trash': command({ input: z.strictObject({ entityId: Id }), output: Nothing }),
  'entities.restore': command({ input: z.strictObject({ entityId: Id }), output: Nothing }),
  'annotators.list': query({
    input: z.strictObject({}),
    output: z.array(AnnotatorView).readonly(),
  }),
  /** Finds the annotator of exactly this name or makes one. */
  'annotators.ensure': command({
    input: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    output: AnnotatorView,
  }),
  'annotators.update': command({
    input: z.strictObject({
      annotatorId: Id,
      name: z.string().trim().min(1).max(200).optional(),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
    }),
    output: AnnotatorView,
  }),
} as const
