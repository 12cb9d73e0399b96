import { type ICommentOptions, Paragraph, type Table } from 'docx'
import { exportText } from '../../../core/export/exportText.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import type { Annotation, NoteView } from '../../../core/model/annotation.ts'
import { factsOf } from '../annotationFacts.ts'
import { type ListNumbering, wordBlocks } from './wordBlocks.ts'
import { noteInline } from './wordInline.ts'
import { wordRuns } from './wordText.ts'

/** The comments of one highlight: the first holds the passage, the others answer it. */
export type CommentThread = readonly [ICommentOptions, ...ICommentOptions[]]

/**
 * A highlight as a thread of Word: its codes and entities said by who made it, then every note by its
 * own author and time. Word's threads are flat, so a reply to a reply answers the first comment, too.
 */
export function commentThread(
  annotation: Annotation,
  firstId: number,
  numbering: ListNumbering,
): CommentThread {
  const facts = factParagraphs(annotation)
  const notes = threadNotes(annotation.notes).map(({ note }) => note)
  const [firstNote, ...otherNotes] = notes
  if (facts.length === 0 && firstNote !== undefined) {
    const head = noteComment(firstNote, firstId, numbering)
    return [head, ...replies(otherNotes, firstId, numbering)]
  }
  const { annotator, created } = annotation
  const head = { ...authored(annotator, created), id: firstId, children: facts }
  return [head, ...replies(notes, firstId, numbering)]
}

function replies(notes: readonly NoteView[], parentId: number, numbering: ListNumbering) {
  return notes.map((note, index) => ({
    ...noteComment(note, parentId + 1 + index, numbering),
    parentId,
  }))
}

function noteComment(note: NoteView, id: number, numbering: ListNumbering): ICommentOptions {
  return { ...authored(note.annotator, note.created), id, children: noteBlocks(note, numbering) }
}

export function noteBlocks({ content }: NoteView, numbering: ListNumbering): (Paragraph | Table)[] {
  const options = { inline: noteInline, headingShift: 3, numbering }
  const blocks = wordBlocks(content.content ?? [], options)
  return blocks.length === 0 ? [new Paragraph({})] : blocks
}

function authored(author: string, created: string) {
  return { author, initials: initialsOf(author), date: new Date(created) }
}

function initialsOf(name: string): string {
  const words = name.split(/[\s.,_-]+/u).filter((word) => word !== '')
  return words.map((word) => [...word][0] ?? '').join('')
}

function factParagraphs(annotation: Annotation): Paragraph[] {
  const facts = factsOf(annotation)
  // A highlight with nothing on it is one all the same: its comment says so.
  const said = facts.length === 0 && annotation.notes.length === 0 ? [exportText.highlight] : facts
  return said.map((fact) => new Paragraph({ children: wordRuns(fact) }))
}
