import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import type { Id, Instant } from '../model/id.ts'
import { richTextOfMarkdown } from '../text/markdown.ts'
import { authorityUri } from './authorityUri.ts'
import { pathText } from './codeTree.ts'
import type { ExportEntity } from './exportModel.ts'
import { type JsonObject, ownTerm, uuidUrn } from './jsonLdTerms.ts'
import { threadNotes } from './noteThreads.ts'

export type EntitiesById = ReadonlyMap<Id, ExportEntity>

/** One of our annotators. */
export function person(id: Id, name: string): JsonObject {
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

function entityBody(mention: MentionView, entities: EntitiesById): JsonObject {
  const authorities = entities.get(mention.entityId)?.authorities ?? {}
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
export function contentBeyondMarkdown({ content, markdown }: NoteView): string | undefined {
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

/** All that hangs on a highlight; undefined where nothing does. */
export function bodiesOf(annotation: Annotation, entities: EntitiesById): JsonObject[] | undefined {
  const bodies = [
    ...annotation.codings.map(tagBody),
    ...annotation.codings.map(codeBody),
    ...annotation.mentions
      .filter(({ state }) => state === 'confirmed')
      .map((mention) => entityBody(mention, entities)),
    ...noteBodies(annotation.notes),
  ]
  return bodies.length === 0 ? undefined : bodies
}
