import type { Annotation, CodingView, MentionView, NoteView } from '../model/annotation.ts'
import type { RichNode } from '../model/richText.ts'
import { pathText } from './codeTree.ts'
import { exportText, momentText } from './exportText.ts'
import { citationMarkdown } from './markdownCitations.ts'
import { blockQuote, codeSpan, fact, inlineMarkdown } from './markdownSyntax.ts'
import { noteMarkdown } from './noteMarkdown.ts'
import { type NumberedNote, threadNotes } from './noteThreads.ts'

/** Where a passage is in its source. */
export interface AnnotationPlace {
  /** As the source numbers it; null where it does not. */
  readonly page: string | null
  /** A paragraph; null where no style cites it. */
  readonly citation: RichNode | null
}

/** A key that makes the closing comment of a note one that does not occur in the note. */
function noteKey({ id, markdown }: NoteView): string {
  let key = id
  while (markdown.includes(endOfNote(key))) key += '+'
  return key
}

function endOfNote(key: string): string {
  return `<!-- end of note ${key} -->`
}

function noteBlock({ note, number, repliesTo }: NumberedNote<NoteView>): string {
  const key = noteKey(note)
  const reply = repliesTo === null ? '' : `, ${exportText.repliesTo} ${repliesTo}`
  const [created, modified] = [momentText(note.created), momentText(note.modified)]
  const changed = modified === created ? '' : `, ${exportText.modified} ${modified}`
  const author = `${inlineMarkdown(note.annotator)}, ${created}${changed}`
  return [
    `<!-- note ${key} -->`,
    `**${exportText.note} ${number}**, ${author}${reply}`,
    '',
    note.markdown,
    '',
    endOfNote(key),
  ].join('\n')
}

/**
 * Notes as they are, each between two comments that a page does not show, so that no heading or
 * quotation inside a note can be taken for one of the export. Replies follow what they answer and
 * are numbered below it.
 */
export function writtenNotes(notes: readonly NoteView[]): string[] {
  return threadNotes(notes).map(noteBlock)
}

/** The level of the headings that notes stand under, an annotation's number. */
const DEEPEST_HEADING_ABOVE = 4

/** The same with the headings in them below those of the export. */
export function noteBlocks(notes: readonly NoteView[]): string[] {
  return writtenNotes(
    notes.map((note) => ({ ...note, markdown: noteMarkdown(note, DEEPEST_HEADING_ABOVE) })),
  )
}

function codingFact({ path, annotator }: CodingView): string {
  return fact(exportText.code, `${codeSpan(pathText(path))} (${inlineMarkdown(annotator)})`)
}

function mentionFact({ label, type, role }: MentionView): string {
  return fact(exportText.entity, `${codeSpan(label)} (${inlineMarkdown(type)}, ${role})`)
}

function stateFacts(annotation: Annotation, page: string | null): string[] {
  const place = annotation.ranges.map(([start, end]) => `${start}\u2013${end}`).join(', ')
  return [
    fact(exportText.revision, String(annotation.revision)),
    ...(annotation.homeRevision === annotation.revision
      ? []
      : [fact(exportText.homeRevision, String(annotation.homeRevision))]),
    fact(exportText.state, annotation.state),
    ...(annotation.state === 'exact'
      ? []
      : [fact(exportText.score, exportText.scoreOf(annotation.score))]),
    ...(place === '' ? [] : [fact(exportText.place, place)]),
    ...(page === null ? [] : [fact(exportText.page, inlineMarkdown(page))]),
  ]
}

function factsOf(annotation: Annotation, { page, citation }: AnnotationPlace): string {
  return [
    ...annotation.codings.map(codingFact),
    ...annotation.mentions.filter(({ state }) => state === 'confirmed').map(mentionFact),
    fact(exportText.annotator, inlineMarkdown(annotation.annotator)),
    fact(exportText.created, momentText(annotation.created)),
    fact(exportText.modified, momentText(annotation.modified)),
    ...stateFacts(annotation, page),
    ...(citation === null ? [] : [fact(exportText.citation, citationMarkdown(citation))]),
    fact('id', annotation.id),
  ].join('\n')
}

function quotes(annotation: Annotation): string[] {
  const quote = blockQuote(annotation.quote)
  if (annotation.current === null || annotation.current === annotation.quote) return [quote]
  return [quote, `${exportText.nowReads}:`, blockQuote(annotation.current)]
}

/** One annotation: its number, its words, what is known of it and its place in the source, its notes. */
export function annotationBlocks(
  annotation: Annotation,
  number: number,
  place: AnnotationPlace,
): string[] {
  return [
    `#### ${number}`,
    ...quotes(annotation),
    factsOf(annotation, place),
    ...noteBlocks(annotation.notes),
  ]
}
