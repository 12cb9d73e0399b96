import { exportText } from '../../../core/export/exportText.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import type { Annotation, NoteView } from '../../../core/model/annotation.ts'
import { textBlocksOf } from '../../../core/text/textBlocks.ts'
import { factsOf } from '../annotationFacts.ts'
import { plainInline } from './odfBlocks.ts'
import { odfText, odfValue, tag } from './odfXml.ts'

/** The comments of one highlight: what begins them before its first word and ends them after its last. */
export interface OdfComments {
  readonly begin: string
  readonly end: string
}

/**
 * A highlight as comments on its words: one that says its codes and entities by who made it, then one a note, by
 * its own author and time. The format has no threads: an answer stands after what it answers.
 */
export function commentsOf(annotation: Annotation): OdfComments {
  const facts = factsOf(annotation)
  const notes = threadNotes(annotation.notes).map(({ note }) => noteComment(annotation, note))
  const isSilent = facts.length === 0 && notes.length === 0
  const said = isSilent ? [exportText.highlight] : facts
  const head = said.length === 0 ? [] : [factComment(annotation, said)]
  const comments = [...head, ...notes]
  return {
    begin: comments.map(({ xml }) => xml).join(''),
    end: comments
      .map(({ name }) => tag('office:annotation-end', { 'office:name': name }))
      .reverse()
      .join(''),
  }
}

function factComment({ id, annotator, created }: Annotation, facts: readonly string[]) {
  const text = facts.map((fact) => tag('text:p', {}, odfText(fact)))
  return comment(id, annotator, created, text)
}

function noteComment(annotation: Annotation, note: NoteView) {
  return comment(`${annotation.id}-${note.id}`, note.annotator, note.created, noteParagraphs(note))
}

/** A note as paragraphs of plain words, in a style where they stand among others. */
export function noteParagraphs({ content }: NoteView, style: string | null = null): string[] {
  const look = { 'text:style-name': style }
  return textBlocksOf(content).map(({ node }) => tag('text:p', look, plainInline(node)))
}

function comment(name: string, author: string, created: string, paragraphs: readonly string[]) {
  const head = [
    tag('dc:creator', {}, odfValue(author)),
    // A date without a zone, as the format's readers expect it; UTC like every time here.
    tag('dc:date', {}, created.replace(/Z$/, '')),
  ]
  const xml = tag('office:annotation', { 'office:name': name }, [...head, ...paragraphs].join(''))
  return { name, xml }
}
