import { strFromU8, unzipSync } from 'fflate'
import { DOMParser } from 'linkedom'

/** A comment as the file has it: who, when, what, on which words, in answer to which other one. */
export interface ReadComment {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
  /** Words from where its range starts to where it ends; null where the text does not refer to it. */
  readonly passage: string | null
  readonly answers: string | null
}

export interface ReadDocx {
  /** Paragraphs, their text with line breaks and tabs. */
  readonly paragraphs: readonly string[]
  readonly comments: readonly ReadComment[]
  readonly footnotes: readonly string[]
}

/** linkedom's element, as far as it is looked at here. */
interface Xml {
  readonly nodeType: number
  readonly tagName: string
  readonly textContent: string
  readonly childNodes: readonly Xml[]
  getAttribute(name: string): string | null
}

/** Reads a Word document without any code of the app. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes)
  const partOf = (name: string) => {
    const file = files[`word/${name}.xml`]
    return file === undefined ? null : parse(strFromU8(file))
  }
  const { paragraphs, passages } = readBody(partOf('document'))
  const parents = readParents(partOf('commentsExtended'))
  const comments = elements(partOf('comments'), 'w:comment')
  const idOfParagraph = new Map(comments.flatMap((comment) => paragraphIds(comment)))
  return {
    paragraphs,
    comments: comments.map((comment) => {
      const id = attribute(comment, 'w:id')
      const own = paragraphIds(comment).map(([paragraph]) => paragraph)
      const parent = own.flatMap((paragraph) => parents.get(paragraph) ?? [])[0]
      return {
        id,
        author: attribute(comment, 'w:author'),
        date: attribute(comment, 'w:date'),
        text: elements(comment, 'w:p').map(textOf).join('\n'),
        passage: passages.get(id) ?? null,
        answers: parent === undefined ? null : (idOfParagraph.get(parent) ?? null),
      }
    }),
    footnotes: elements(partOf('footnotes'), 'w:footnote')
      .filter((note) => Number(attribute(note, 'w:id')) > 0)
      .map((note) => elements(note, 'w:p').map(textOf).join('\n')),
  }
}

function parse(xml: string): Xml {
  // The parser's own types are those of a browser, which this room has not.
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as Xml
}

function readBody(document: Xml | null) {
  const open = new Map<string, string>()
  const passages = new Map<string, string>()
  const add = (text: string) => {
    for (const [id, before] of open) open.set(id, before + text)
  }
  const visit = (node: Xml): void => {
    if (node.tagName === 'w:commentRangeStart') open.set(attribute(node, 'w:id'), '')
    if (node.tagName === 'w:commentRangeEnd') {
      const id = attribute(node, 'w:id')
      passages.set(id, open.get(id) ?? '')
      open.delete(id)
    }
    add(ownText(node))
    for (const child of node.childNodes) visit(child)
    if (node.tagName === 'w:p') add('\n')
  }
  if (document !== null) visit(document)
  return { paragraphs: elements(document, 'w:p').map(textOf), passages }
}

function ownText(node: Xml): string {
  if (node.tagName === 'w:t') return node.textContent
  if (node.tagName === 'w:br') return '\n'
  return node.tagName === 'w:tab' ? '\t' : ''
}

function textOf(node: Xml): string {
  return ownText(node) + node.childNodes.map(textOf).join('')
}

function elements(node: Xml | null, name: string): Xml[] {
  if (node === null) return []
  return node.childNodes.flatMap((child) => [
    ...(child.tagName === name ? [child] : []),
    ...elements(child, name),
  ])
}

/** linkedom leaves these two as they are written in an attribute. */
function attribute(node: Xml, name: string): string {
  return (node.getAttribute(name) ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
}

function paragraphIds(comment: Xml): [paragraph: string, comment: string][] {
  return elements(comment, 'w:p')
    .map((paragraph) => attribute(paragraph, 'w14:paraId'))
    .filter((id) => id !== '')
    .map((id) => [id, attribute(comment, 'w:id')])
}

function readParents(extended: Xml | null): Map<string, string> {
  return new Map(
    elements(extended, 'w15:commentEx').map((entry) => [
      attribute(entry, 'w15:paraId'),
      attribute(entry, 'w15:paraIdParent'),
    ]),
  )
}
