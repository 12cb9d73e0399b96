import { exportText } from '../../../core/export/exportText.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import type { Annotation, NoteView } from '../../../core/model/annotation.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import { factsOf } from '../annotationFacts.ts'
import { odfBlocks } from './odfBlocks.ts'
import { styledInline } from './odfInline.ts'
import type { OdfLooks } from './odfLooks.ts'
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
export function commentsOf(annotation: Annotation, looks: OdfLooks): OdfComments {
  const facts = factsOf(annotation)
  const notes = threadNotes(annotation.notes).map(({ note }) =>
    noteComment(annotation, note, looks),
  )
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

function noteComment(annotation: Annotation, note: NoteView, looks: OdfLooks) {
  const name = `${annotation.id}-${note.id}`
  return comment(name, note.annotator, note.created, [noteInComment(note, looks)])
}

/**
 * A note as paragraphs with what is bold, italic or a link. The format has lists in comments, too, but LibreOffice
 * leaves out what makes them lists: an item has its sign among its words.
 */
function noteInComment({ content }: NoteView, looks: OdfLooks): string {
  const lines = (content.content ?? []).flatMap((node) => commentLines(node, ''))
  const paragraphs = lines.map((line) => tag('text:p', {}, styledInline(line, looks)))
  return paragraphs.join('') || tag('text:p', {})
}

const STEP_IN = '\u2003'

/** What a block is in a comment: a heading is a bold line, of tables and quotations what stands in them. */
function commentLines(node: RichNode, indent: string): RichNode[] {
  const children = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [lineOf(children, indent)]
    case 'heading':
      return [lineOf(marked(children, 'bold'), indent)]
    case 'codeBlock':
      return [lineOf(marked(children, 'code'), indent)]
    case 'image':
      return [lineOf([textNode(`[${attribute(node, 'alt') || attribute(node, 'title')}]`)], indent)]
    case 'quoteEmbed':
      return [lineOf([textNode(attribute(node, 'quote'))], indent)]
    case 'bulletList':
      return children.flatMap((item) => itemLines(item, '\u2022', indent))
    case 'orderedList': {
      const first = Number(node.attrs?.['start'] ?? 1)
      return children.flatMap((item, index) => itemLines(item, `${first + index}.`, indent))
    }
    default:
      return children.flatMap((child) => commentLines(child, indent))
  }
}

function itemLines({ content = [] }: RichNode, sign: string, indent: string): RichNode[] {
  const [first = lineOf([], ''), ...others] = content.flatMap((child) =>
    commentLines(child, child === content[0] ? '' : indent + STEP_IN),
  )
  return [lineOf([textNode(`${indent}${sign} `), ...(first.content ?? [])], ''), ...others]
}

function lineOf(words: readonly RichNode[], indent: string): RichNode {
  return { type: 'paragraph', content: indent === '' ? words : [textNode(indent), ...words] }
}

function textNode(text: string): RichNode {
  return { type: 'text', text }
}

function marked(words: readonly RichNode[], mark: 'bold' | 'code'): RichNode[] {
  return words.map((word) => ({ ...word, marks: [...(word.marks ?? []), { type: mark }] }))
}

function attribute({ attrs }: RichNode, name: string): string {
  const value = attrs?.[name]
  return typeof value === 'string' ? value : ''
}

/** A note where it stands among others, in full. */
export function noteBlocks({ content }: NoteView, looks: OdfLooks): string {
  const inline = (node: RichNode) => styledInline(node, looks)
  return odfBlocks(content.content ?? [], { inline, headingShift: 3, style: 'Text_20_body' })
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
