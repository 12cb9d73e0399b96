import type { RichMark } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import type { FileComment } from '../commentThreads.ts'
import { type ContainerType, ContentBuilder } from '../html/contentBuilder.ts'
import { MarkSets } from '../html/markSets.ts'
import type { PlacedContent } from '../html/places.ts'
import { instantOf } from '../instantOf.ts'
import {
  attribute,
  childNamed,
  childrenNamed,
  isElement,
  textOf,
  type XmlElement,
} from '../xml/xmlTree.ts'
import type { OdtStyles } from './odtStyles.ts'

export interface OdtContent extends PlacedContent {
  /** The place of a comment's passage is between those called its id and `start`, `end`. */
  readonly comments: readonly FileComment[]
}

export const PAGE = 'page'
export const NOTES = 'notes'

/** Containers by element; what is not here and not handled below is but its content. */
const containers: Partial<Record<string, ContainerType>> = {
  table: 'table',
  'table-row': 'tableRow',
  'table-cell': 'tableCell',
  'list-item': 'listItem',
}

/** What is no text of the document: declarations, deleted text, forms, the list of comments' writers. */
const unread = new Set([
  ...[
    'annotation',
    'covered-table-cell',
    'forms',
    'tracked-changes',
    'sequence-decls',
    'ruby-text',
  ],
  ...[
    'variable-decls',
    'user-field-decls',
    'table-column',
    'table-columns',
    'title',
    'desc',
    'event-listeners',
  ],
])

/** Walks the body of an OpenDocument text (ODF 1.3, part 3, sections 5 to 9) into structured content. */
export class OdtReader {
  readonly #builder = new ContentBuilder()
  readonly #markSets = new MarkSets()
  readonly #styles: OdtStyles
  readonly #imageAt: (address: string) => string | null
  readonly #notes: XmlElement[] = []
  readonly #comments: FileComment[] = []
  #marks: readonly RichMark[] = this.#markSets.none
  #listLevel = 0
  #listStyle: string | null = null
  #headerRows = 0

  constructor(styles: OdtStyles, imageAt: (address: string) => string | null) {
    this.#styles = styles
    this.#imageAt = imageAt
  }

  read(body: XmlElement): OdtContent {
    this.#readChildren(body)
    this.#builder.endBlock()
    if (this.#notes.length > 0) {
      this.#builder.place(NOTES)
      this.#within('orderedList', {}, () => {
        // A note may hold a note; the list grows while it is read.
        for (const note of this.#notes) this.#within('listItem', {}, () => this.#readChildren(note))
      })
    }
    return { ...this.#builder.finishPlaced(), comments: this.#comments }
  }

  #readChildren(element: XmlElement): void {
    for (const child of element.children) {
      if (isElement(child)) this.#readElement(child)
      else this.#builder.text(child, this.#marks)
    }
  }

  #readElement(element: XmlElement): void {
    const container = containers[element.name]
    if (element.name === 'annotation') this.#addComment(element)
    else if (unread.has(element.name)) return
    else if (container !== undefined) this.#readContainer(element, container)
    else this.#readOther(element)
  }

  #readOther(element: XmlElement): void {
    switch (element.name) {
      case 'h':
        this.#readHeading(element, Number(attribute(element, 'outline-level') ?? 1))
        break
      case 'p':
        this.#readParagraph(element)
        break
      case 'list':
        this.#readList(element)
        break
      case 'span':
        this.#readMarked(element, this.#styles.marksOf(attribute(element, 'style-name')))
        break
      case 'a':
        this.#readLink(element)
        break
      case 's':
      case 'tab':
        this.#builder.text(' ', this.#marks)
        break
      case 'line-break':
        this.#builder.lineBreak()
        break
      case 'soft-page-break':
        this.#builder.place(PAGE)
        break
      case 'annotation-end':
        this.#builder.place(`${attribute(element, 'name') ?? ''} end`)
        break
      case 'note':
        this.#addNote(element)
        break
      case 'frame':
        this.#readFrame(element)
        break
      case 'table-header-rows':
        this.#readHeaderRows(element)
        break
      default:
        this.#readChildren(element)
        break
    }
  }

  #readContainer(element: XmlElement, type: ContainerType): void {
    const isHeader = type === 'tableCell' && this.#headerRows > 0
    const spans = {
      colspan: wholeNumber(attribute(element, 'number-columns-spanned'), 1000),
      rowspan: wholeNumber(attribute(element, 'number-rows-spanned'), 65_534),
    }
    const attrs = type === 'tableCell' ? spans : {}
    this.#within(isHeader ? 'tableHeader' : type, attrs, () => this.#readChildren(element))
  }

  #readHeaderRows(element: XmlElement): void {
    this.#headerRows += 1
    this.#readChildren(element)
    this.#headerRows -= 1
  }

  #within(type: ContainerType, attrs: Readonly<Record<string, unknown>>, read: () => void): void {
    this.#builder.open(type, attrs)
    read()
    this.#builder.close()
  }

  #readHeading(element: XmlElement, level: number): void {
    this.#builder.beginHeading(Math.min(6, Math.max(1, Math.round(level) || 1)))
    this.#readChildren(element)
    this.#builder.endHeading()
  }

  #readParagraph(element: XmlElement): void {
    const kind = this.#styles.kindOf(attribute(element, 'style-name'))
    if (kind === 'title') {
      this.#readHeading(element, 1)
      return
    }
    if (kind === 'quote') {
      this.#within('blockquote', {}, () => this.#readChildren(element))
      return
    }
    if (kind === 'code') {
      this.#builder.beginCode(null)
      this.#readChildren(element)
      this.#builder.endCode()
      return
    }
    this.#builder.endBlock()
    this.#readChildren(element)
    this.#builder.endBlock()
  }

  #readList(element: XmlElement): void {
    const outerStyle = this.#listStyle
    this.#listStyle = attribute(element, 'style-name') ?? outerStyle
    this.#listLevel += 1
    const isNumbered = this.#styles.isNumbered(this.#listStyle, this.#listLevel)
    this.#within(isNumbered ? 'orderedList' : 'bulletList', {}, () => this.#readChildren(element))
    this.#listLevel -= 1
    this.#listStyle = outerStyle
  }

  #readMarked(element: XmlElement, marks: readonly RichMark[]): void {
    const outer = this.#marks
    for (const mark of marks) this.#marks = this.#markSets.with(this.#marks, mark)
    this.#readChildren(element)
    this.#marks = outer
  }

  #readLink(element: XmlElement): void {
    const href = safeHref(attribute(element, 'href'))
    const isOutside = href !== null && !href.startsWith('#')
    this.#readMarked(element, isOutside ? [{ type: 'link', attrs: { href, title: null } }] : [])
  }

  #addNote(element: XmlElement): void {
    const body = childNamed(element, 'note-body')
    if (body === null) return
    this.#notes.push(body)
    const marks = this.#markSets.with(this.#marks, { type: 'superscript' })
    this.#builder.text(`[${this.#notes.length}]`, marks)
  }

  #readFrame(frame: XmlElement): void {
    const image = childNamed(frame, 'image')
    const address = image === null ? null : attribute(image, 'href')
    if (address === null) {
      this.#readChildren(frame)
      return
    }
    const words = ['title', 'desc']
      .map((name) => childNamed(frame, name))
      .find((each) => each !== null)
    const attrs = { src: this.#imageAt(address), alt: words ? textOf(words) : null, title: null }
    if (attrs.src !== null || attrs.alt !== null)
      this.#builder.addAfterLine({ type: 'image', attrs })
  }

  #addComment(element: XmlElement): void {
    const name = attribute(element, 'office:name') ?? `comment ${this.#comments.length}`
    const said = (child: string): string | null => {
      const found = childNamed(element, child)
      return found === null ? null : textOf(found).trim() || null
    }
    const created = instantOf(said('date'))
    const text = [...childrenNamed(element, 'p'), ...childrenNamed(element, 'list')]
      .map(textOf)
      .join('\n')
      .trim()
    const note = { author: said('creator'), created, modified: created, text }
    this.#comments.push({ id: name, parentId: attribute(element, 'parent-name'), note })
    this.#builder.place(`${name} start`)
  }
}

function wholeNumber(written: string | null, most: number): number {
  const value = Number(written ?? 1)
  return Number.isInteger(value) && value >= 1 && value <= most ? value : 1
}
