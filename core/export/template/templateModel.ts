import { sourceFacts } from '../../bibliography/sourceLine.ts'
import type { Annotation, NoteView } from '../../model/annotation.ts'
import { markdownOfRichText } from '../../text/markdown.ts'
import { textOfBlock } from '../../text/textBlocks.ts'
import { annotationCitation, citationNode } from '../citation.ts'
import { type CodeInTree, codeTree, pathText } from '../codeTree.ts'
import { metadataEntries, urlOf } from '../documentMetadata.ts'
import type { ExportDocument, ExportEntity, ExportInput } from '../exportModel.ts'
import { articleHtml } from '../htmlArticle.ts'
import { coloursOf, type NumberedDocument, numberDocuments } from '../htmlExport.ts'
import { htmlStyle } from '../htmlStyle.ts'
import { threadNotes } from '../noteThreads.ts'
import { countAnnotations, entitiesByLabel, notesAbout } from '../registers.ts'
import { type RelationLine, relationLines } from '../relationLines.ts'
import { inlineHtml, richTextHtml } from '../richTextHtml.ts'

/**
 * What a template sees, by the names of docs/TEMPLATES.md: a name stays, and means what it means in the
 * answers of the command line. Every name is there in every object, null where there is nothing, so that
 * an unknown one is a mistake of the template. What costs is made when it is asked for.
 */
export function templateModel(input: ExportInput) {
  return {
    project: { ...input.project, notes: notesOf(notesAbout(input, { kind: 'project' })) },
    exportedAt: input.exportedAt,
    count: countAnnotations(input),
    documents: numberDocuments(input).map((numbered) => documentOf(numbered, input)),
    bibliography: (input.citations?.bibliography.content ?? []).map((entry) => ({
      text: textOfBlock(entry),
      markdown: markdownOfRichText({ type: 'doc', content: [entry] }),
      html: inlineHtml(entry),
    })),
    codes: codeTree(input.codes).map((code) => codeOf(code, input)),
    entities: entitiesByLabel(input.entities).map((entity) => entityOf(entity, input)),
    relations: relationLines(input).map(relationOf),
    get style() {
      return htmlStyle(coloursOf(input))
    },
  }
}

export type TemplateModel = ReturnType<typeof templateModel>

function documentOf({ document, placed, waiting }: NumberedDocument, { citations }: ExportInput) {
  const { id, title, language, metadata, revision, capturedAt, textSha256, text } = document
  return {
    id,
    title,
    author: sourceFacts(metadata).author,
    url: urlOf(metadata),
    language,
    facts: metadataEntries(metadata),
    citation: textOfBlock(citationNode(citations, document, [])),
    revision,
    capturedAt,
    textSha256,
    text,
    annotations: placed.map((numbered) => annotationOf(numbered, document)),
    waiting: waiting.map((numbered) => annotationOf(numbered, document)),
    notes: notesOf(document.notes),
    get html() {
      return articleHtml(document, placed)
    },
  }
}

function annotationOf(
  { annotation, number, page, citation }: NumberedDocument['placed'][number],
  document: ExportDocument,
) {
  const { id, quote, current, state, score, ranges, revision, homeRevision } = annotation
  return {
    id,
    number,
    quote,
    current,
    isChanged: current !== null && current !== quote,
    state,
    score,
    place: ranges.length === 0 ? null : placeOf(annotation),
    page,
    revision,
    homeRevision,
    citation: textOfBlock(citation ?? annotationCitation(undefined, document, annotation)),
    codes: annotation.codings.map(({ codeId, path, colour, annotator }) => ({
      id: codeId,
      path: pathText(path),
      colour,
      annotator,
    })),
    entities: annotation.mentions
      .filter((mention) => mention.state === 'confirmed')
      .map(({ entityId, label, type, role }) => ({ id: entityId, label, type, role })),
    notes: notesOf(annotation.notes),
    annotator: annotation.annotator,
    created: annotation.created,
    modified: annotation.modified,
  }
}

function placeOf({ ranges }: Annotation): string {
  return ranges.map(([start, end]) => `${start}\u2013${end}`).join(', ')
}

function notesOf(notes: readonly NoteView[]) {
  return threadNotes(notes).map(({ note, number, repliesTo }) => ({
    id: note.id,
    number,
    repliesTo,
    annotator: note.annotator,
    created: note.created,
    modified: note.modified,
    markdown: note.markdown,
    get html() {
      return richTextHtml(note.content)
    },
  }))
}

function codeOf({ code, path }: CodeInTree, input: ExportInput) {
  const { id, name, colour, description } = code
  return {
    id,
    name,
    path: pathText(path),
    depth: path.length - 1,
    colour,
    description,
    notes: notesOf(notesAbout(input, { kind: 'code', id })),
  }
}

function entityOf(entity: ExportEntity, input: ExportInput) {
  const { id, label, type, aliases, description, authorities } = entity
  return {
    id,
    label,
    type,
    aliases,
    description,
    authorities: Object.entries(authorities).map(([name, value]) => ({ name, value })),
    notes: notesOf(notesAbout(input, { kind: 'entity', id })),
  }
}

function relationOf({ relation, text, passages }: RelationLine) {
  const { id, type, fromId, toId, directed, annotator, created } = relation
  return { id, text, type, fromId, toId, directed, annotator, created, passages }
}
