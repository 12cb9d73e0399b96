import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import type { Id, Instant } from '../model/id.ts'
import type { Range } from '../model/range.ts'
import { contextOf } from '../text/context.ts'
import { richTextOfMarkdown } from '../text/markdown.ts'
import { type CodePointOffsets, codePointOffsets } from '../text/offsets.ts'
import { authorityUri } from './authorityUri.ts'
import { pathText } from './codeTree.ts'
import type { ExportDocument, ExportEntity } from './exportModel.ts'
import { type JsonObject, jsonLdContext, ownTerm, sha256Urn, uuidUrn } from './jsonLdTerms.ts'
import { threadNotes } from './noteThreads.ts'

/** What the annotations of one document share. */
export interface DocumentScope {
  readonly document: ExportDocument
  readonly offsets: CodePointOffsets
  readonly entities: ReadonlyMap<Id, ExportEntity>
}

export function documentScope(
  document: ExportDocument,
  entities: readonly ExportEntity[],
): DocumentScope {
  return {
    document,
    offsets: codePointOffsets(document.text),
    entities: new Map(entities.map((entity) => [entity.id, entity])),
  }
}

function person(id: Id, name: string): JsonObject {
  return { id: uuidUrn(id), type: 'Person', name }
}

/** An instant that is left out where it says nothing new. */
function modifiedAfter(created: Instant, modified: Instant): Instant | undefined {
  return modified === created ? undefined : modified
}

function tagBody({ path, codeId, annotatorId, annotator, created }: CodingView): JsonObject {
  return {
    type: 'TextualBody',
    purpose: 'tagging',
    format: 'text/plain',
    value: pathText(path),
    creator: person(annotatorId, annotator),
    created,
    [ownTerm('path')]: { '@list': [...path] },
    [ownTerm('code')]: { id: uuidUrn(codeId) },
  }
}

function codeBody({ codeId, annotatorId, annotator, created }: CodingView): JsonObject {
  return {
    type: 'SpecificResource',
    purpose: 'classifying',
    source: uuidUrn(codeId),
    creator: person(annotatorId, annotator),
    created,
  }
}

function entityBody(mention: MentionView, scope: DocumentScope): JsonObject {
  const authorities = scope.entities.get(mention.entityId)?.authorities ?? {}
  return {
    type: 'SpecificResource',
    purpose: 'identifying',
    source: authorityUri(authorities) ?? uuidUrn(mention.entityId),
    creator: uuidUrn(mention.annotatorId),
    [ownTerm('entity')]: { id: uuidUrn(mention.entityId) },
    [ownTerm('label')]: mention.label,
    [ownTerm('entityType')]: mention.type,
    [ownTerm('role')]: mention.role,
  }
}

/**
 * The rich text itself, where Markdown does not hold all of it. A string, because the order of RDF
 * lists of nodes is easily lost.
 */
function contentBeyondMarkdown({ content, markdown }: NoteView): string | undefined {
  const json = JSON.stringify(content)
  return json === JSON.stringify(richTextOfMarkdown(markdown)) ? undefined : json
}

function noteBody(note: NoteView): JsonObject {
  return {
    type: 'TextualBody',
    purpose: 'commenting',
    format: 'text/markdown',
    value: note.markdown,
    creator: person(note.annotatorId, note.annotator),
    created: note.created,
    modified: modifiedAfter(note.created, note.modified),
    [ownTerm('note')]: { id: uuidUrn(note.id) },
    [ownTerm('content')]: contentBeyondMarkdown(note),
    [ownTerm('replyTo')]: note.parentId === null ? undefined : { id: uuidUrn(note.parentId) },
  }
}

/** Notes as commenting bodies, replies after what they answer. */
export function noteBodies(notes: readonly NoteView[]): JsonObject[] {
  return threadNotes(notes).map(({ note }) => noteBody(note))
}

function quoteSelector(exact: string, prefix: string, suffix: string): JsonObject {
  return { type: 'TextQuoteSelector', exact, prefix, suffix }
}

function resource(scope: DocumentScope, selector?: JsonObject[]): JsonObject {
  return {
    type: 'SpecificResource',
    source: sha256Urn(scope.document.textSha256),
    state: { type: 'TimeState', sourceDate: scope.document.capturedAt },
    selector,
  }
}

/** Words and place as they are on this revision; positions count code points, as the model asks. */
function rangeTarget(range: Range, scope: DocumentScope): JsonObject {
  const { document, offsets } = scope
  const [start, end] = range
  const { prefix, suffix } = contextOf(document.text, [range])
  return resource(scope, [
    quoteSelector(document.text.slice(start, end), prefix, suffix),
    {
      type: 'TextPositionSelector',
      start: offsets.toCodePoint(start),
      end: offsets.toCodePoint(end),
    },
  ])
}

/** A highlight that waits for its place has its words alone. */
function targetOf(annotation: Annotation, scope: DocumentScope): JsonObject | JsonObject[] {
  const { quote, prefix, suffix } = annotation
  const targets = annotation.ranges.map((range) => rangeTarget(range, scope))
  const [only, second] = targets
  if (only === undefined) return resource(scope, [quoteSelector(quote, prefix, suffix)])
  return second === undefined ? only : targets
}

/** The model asks for one motivation; the purposes of the bodies tell the rest. */
function motivationOf(annotation: Annotation): string {
  if (annotation.notes.length > 0) return 'commenting'
  if (annotation.codings.length > 0) return 'tagging'
  if (annotation.mentions.some(({ state }) => state === 'confirmed')) return 'identifying'
  return 'highlighting'
}

/** The person's evidence, where the words on this revision are others. */
function evidenceOf({ quote, current, prefix, suffix }: Annotation): JsonObject | undefined {
  return current === null || current === quote ? undefined : quoteSelector(quote, prefix, suffix)
}

function bodiesOf(annotation: Annotation, scope: DocumentScope): JsonObject[] | undefined {
  const bodies = [
    ...annotation.codings.map(tagBody),
    ...annotation.codings.map(codeBody),
    ...annotation.mentions
      .filter(({ state }) => state === 'confirmed')
      .map((mention) => entityBody(mention, scope)),
    ...noteBodies(annotation.notes),
  ]
  return bodies.length === 0 ? undefined : bodies
}

/**
 * A highlight as a Web Annotation (https://www.w3.org/TR/annotation-model/). A discontinuous one has
 * one target for each range, in order: all of them are what it is about.
 */
export function highlightAnnotation(annotation: Annotation, scope: DocumentScope): JsonObject {
  return {
    '@context': jsonLdContext,
    id: uuidUrn(annotation.id),
    type: 'Annotation',
    motivation: motivationOf(annotation),
    creator: person(annotation.annotatorId, annotation.annotator),
    created: annotation.created,
    modified: annotation.modified,
    body: bodiesOf(annotation, scope),
    target: targetOf(annotation, scope),
    [ownTerm('document')]: { id: uuidUrn(annotation.documentId) },
    [ownTerm('revision')]: annotation.revision,
    [ownTerm('homeRevision')]: annotation.homeRevision,
    [ownTerm('state')]: annotation.state,
    [ownTerm('score')]: annotation.score,
    [ownTerm('evidence')]: evidenceOf(annotation),
  }
}

/** A note on a whole document, with its replies, as an annotation whose target has no selector. */
export function documentNoteAnnotation(
  root: NoteView,
  thread: readonly NoteView[],
  scope: DocumentScope,
): JsonObject {
  return {
    '@context': jsonLdContext,
    id: uuidUrn(root.id),
    type: 'Annotation',
    motivation: 'commenting',
    creator: person(root.annotatorId, root.annotator),
    created: root.created,
    modified: root.modified,
    body: noteBodies(thread),
    target: resource(scope),
    [ownTerm('document')]: { id: uuidUrn(scope.document.id) },
    [ownTerm('revision')]: scope.document.revision,
  }
}
