import type { Annotation, NoteView } from '../model/annotation.ts'
import type { Range } from '../model/range.ts'
import { contextOf } from '../text/context.ts'
import { type CodePointOffsets, codePointOffsets } from '../text/offsets.ts'
import type { ExportDocument, ExportEntity } from './exportModel.ts'
import { bodiesOf, type EntitiesById, noteBodies, person } from './jsonLdBodies.ts'
import { type JsonObject, jsonLdContext, ownTerm, sha256Urn, uuidUrn } from './jsonLdTerms.ts'

/** What the annotations of one document share. */
export interface DocumentScope {
  readonly document: ExportDocument
  readonly offsets: CodePointOffsets
  readonly entities: EntitiesById
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
    body: bodiesOf(annotation, scope.entities),
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
