import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import { Annotation, NoteView } from '../model/annotation.ts'
import { MentionRole, MentionState } from '../model/entity.ts'
import { Id } from '../model/id.ts'
import { noteKinds } from '../model/noteKind.ts'
import { Range, Ranges } from '../model/range.ts'
import { RichText } from '../model/richText.ts'
import { command, query } from './method.ts'
import { By, CodeRef, NewMention, Nothing, Passage, RevisionNumber, Undoable } from './shapes.ts'

/** Rich text, or Markdown that becomes it. */
export const NoteBody = z.union([
  z.strictObject({ markdown: z.string().max(1_000_000) }),
  z.strictObject({ content: RichText }),
])
export type NoteBody = z.infer<typeof NoteBody>

/** What a note is about; `project` is a note of its own. */
export const NoteTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('highlight'), id: Id }),
  z.strictObject({ kind: z.literal('document'), id: Id }),
  z.strictObject({ kind: z.literal('revision'), id: Id }),
  z.strictObject({ kind: z.literal('entity'), id: Id }),
  z.strictObject({ kind: z.literal('code'), id: Id }),
  z.strictObject({ kind: z.literal('project') }),
])
export type NoteTarget = z.infer<typeof NoteTarget>

/** Something with all the notes on it. */
export const NotedThingView = z.strictObject({
  target: NoteTarget,
  /** The words of a passage, a title, a label, a path. */
  name: z.string(),
  /** The document it belongs to, with its title. */
  documentId: Id.nullable(),
  title: z.string().nullable(),
  /** Of a passage: where it begins on the latest revision, and how it stands there. */
  start: z.int().min(0).nullable(),
  state: AnchorState.nullable(),
  notes: z.array(NoteView).readonly(),
})
export type NotedThingView = z.infer<typeof NotedThingView>

export const PaintedHighlight = z.strictObject({
  id: Id,
  ranges: Ranges,
  state: AnchorState,
  /** Oldest coding first. */
  codeIds: z.array(Id).readonly(),
  annotatorId: Id,
})
export type PaintedHighlight = z.infer<typeof PaintedHighlight>

const HighlightIds = z.array(Id).min(1).max(100_000)
const Placed = z.strictObject({
  highlightId: Id,
  revision: RevisionNumber.optional(),
  ranges: Ranges,
  ...By,
})

const NoteFilter = {
  text: z.string().max(1000).default(''),
  annotatorIds: z.array(Id).optional(),
  state: AnchorState.optional(),
}

export const annotationMethods = {
  /** With `within`, those of the document whose place, from first to last word, reaches into it. */
  'highlights.list': query({
    input: z
      .strictObject({
        documentId: Id.optional(),
        revision: RevisionNumber.optional(),
        within: Range.optional(),
      })
      .refine(({ documentId, within }) => documentId !== undefined || within === undefined, {
        error: 'within needs a documentId',
        path: ['within'],
      })
      .refine(({ within = [0, 1] }) => within[0] < within[1], {
        error: 'within ends after it starts',
        path: ['within'],
      }),
    output: z.array(Annotation).readonly(),
  }),
  /**
   * What drawing needs of every placed highlight on a revision, in the order of the text. With `since`, the
   * `seq` of an earlier answer for the same revision, only of those that may have changed since; what is
   * named in `changed` and not among the highlights is drawn no more. `changed` is null where all are told.
   */
  'highlights.paint': query({
    input: z
      .strictObject({
        documentId: Id,
        revision: RevisionNumber.optional(),
        since: z.int().min(0).optional(),
      })
      .refine(({ revision, since }) => revision !== undefined || since === undefined, {
        error: 'since needs a revision',
        path: ['since'],
      }),
    output: z.strictObject({
      revision: RevisionNumber,
      seq: z.int().min(0),
      highlights: z.array(PaintedHighlight).readonly(),
      changed: z.array(Id).readonly().nullable(),
    }),
  }),
  /** These annotations in full, as they stand on a revision; those that are not there are left out. */
  'highlights.get': query({
    input: z.strictObject({
      highlightIds: z.array(Id).min(1).max(1000),
      revision: RevisionNumber.optional(),
    }),
    output: z.array(Annotation).readonly(),
  }),
  /** What has no place on a revision, ambiguous or orphan, oldest first; at most a thousand. */
  'highlights.unplaced': query({
    input: z.strictObject({ documentId: Id, revision: RevisionNumber.optional() }),
    output: z.array(Annotation).readonly(),
  }),
  /** One operation: the highlight with its codes, its first note and its entities. */
  'highlights.create': command({
    input: z.strictObject({
      documentId: Id,
      revision: RevisionNumber.optional(),
      passage: Passage,
      codes: z.array(CodeRef).max(100).default([]),
      note: NoteBody.optional(),
      mentions: z.array(NewMention).max(100).default([]),
      ...By,
    }),
    output: Annotation,
  }),
  /** New evidence: the person now means this passage. */
  'highlights.resize': command({ input: Placed, output: Annotation }),
  /** Places an orphan, an ambiguous or a wrongly placed highlight by hand; its evidence stays. */
  'highlights.attach': command({
    input: Placed,
    output: z.strictObject({ annotation: Annotation, ...Undoable }),
  }),
  /** Accepts where the machine put them on this revision. */
  'highlights.confirm': command({
    input: z.strictObject({
      highlightIds: HighlightIds,
      revision: RevisionNumber.optional(),
      ...By,
    }),
    output: z.strictObject({ confirmed: z.int().min(0), ...Undoable }),
  }),
  'highlights.trash': command({
    input: z.strictObject({ highlightIds: HighlightIds }),
    output: Nothing,
  }),
  'highlights.restore': command({
    input: z.strictObject({ highlightIds: HighlightIds }),
    output: Nothing,
  }),
  'codings.add': command({
    input: z.strictObject({ highlightIds: HighlightIds, code: CodeRef, ...By }),
    output: z.strictObject({ added: z.int().min(0) }),
  }),
  /** One operation: this code in the place of all that the highlights have. */
  'codings.replace': command({
    input: z.strictObject({ highlightIds: HighlightIds, code: CodeRef, ...By }),
    output: z.strictObject({ added: z.int().min(0), removed: z.int().min(0) }),
  }),
  'codings.remove': command({
    input: z.strictObject({ codingIds: z.array(Id).min(1).max(100_000) }),
    output: Nothing,
  }),
  'mentions.add': command({
    input: z.strictObject({ highlightId: Id, mention: NewMention, ...By }),
    output: Annotation,
  }),
  /**
   * One operation: each of these passages becomes a highlight that mentions the entity. Rejected ones
   * are not shown; they keep the entity from being suggested there again, on later revisions too.
   */
  'mentions.addAll': command({
    input: z.strictObject({
      documentId: Id,
      revision: RevisionNumber.optional(),
      mention: NewMention,
      state: MentionState.default('confirmed'),
      passages: z.array(Range).min(1).max(100_000),
      ...By,
    }),
    output: z.strictObject({ added: z.int().min(0) }),
  }),
  /** Where there is such a link by the same annotator already, the two become one. */
  'mentions.update': command({
    input: z.strictObject({
      mentionIds: z.array(Id).min(1).max(100_000),
      role: MentionRole.optional(),
      state: MentionState.optional(),
    }),
    output: Nothing,
  }),
  'mentions.remove': command({
    input: z.strictObject({ mentionIds: z.array(Id).min(1).max(100_000) }),
    output: Nothing,
  }),
  'notes.list': query({
    input: z.strictObject({ target: NoteTarget }),
    output: z.array(NoteView).readonly(),
  }),
  /** The notes written last, on anything that is not in the trash; the newest first. */
  'notes.recent': query({
    input: z.strictObject({ limit: z.int().min(1).max(100).default(10) }),
    output: z.array(NoteView).readonly(),
  }),
  /**
   * A window on everything of a kind that has notes: passages by title and place, the others by name.
   * Only what holds the text, in its notes or its name, and has a note by one of the annotators; of
   * passages only those in the state.
   */
  'notes.find': query({
    input: z.strictObject({
      kind: z.enum(noteKinds),
      ...NoteFilter,
      /** Documents, entities, codes and the project without notes, too: to write the first one. */
      withoutNotes: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: z.strictObject({
      /** How many there are outside of the window, too. */
      total: z.int().min(0),
      /** Of passages: how many stand in each state, whichever is asked for. */
      counts: z.record(AnchorState, z.int().min(0)),
      things: z.array(NotedThingView).readonly(),
    }),
  }),
  /** The passages that `notes.find` would find, all of them: to do something with what a list shows. */
  'notes.highlights': query({
    input: z.strictObject(NoteFilter),
    output: z.array(Id).readonly(),
  }),
  'notes.create': command({
    input: z.strictObject({
      target: NoteTarget,
      body: NoteBody,
      parentId: Id.optional(),
      ...By,
    }),
    output: NoteView,
  }),
  /** Changes within minutes of each other, by the same client, become one operation: autosave. */
  'notes.update': command({
    input: z.strictObject({ noteId: Id, body: NoteBody }),
    output: NoteView,
  }),
  'notes.trash': command({ input: z.strictObject({ noteId: Id }), output: Nothing }),
  'notes.restore': command({ input: z.strictObject({ noteId: Id }), output: Nothing }),
} as const
