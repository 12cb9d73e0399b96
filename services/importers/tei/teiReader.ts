import type { RichMark } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import { type ContainerType, ContentBuilder } from '../html/contentBuilder.ts'
import { MarkSets } from '../html/markSets.ts'
import type { PlacedContent } from '../html/places.ts'
import { attribute, childrenNamed, isElement, type XmlElement } from '../xml/xmlTree.ts'
import {
  asInSource,
  betweenBlocks,
  blocks,
  divisions,
  markOfElement,
  markOfLook,
  unread,
} from './teiElements.ts'
import { isNaming } from './teiNames.ts'

/** What a walk over a text finds; each stands between its place's name and, where it has an end, `… end`. */
export interface TeiContent extends PlacedContent {
  /** Elements that name something; the place of each is `name N` to `name N end`. */
  readonly names: readonly XmlElement[]
  /** Notes with the block they stand in: places `note N` and, where that block begins, `block N`. */
  readonly notes: readonly { readonly element: XmlElement; readonly block: string }[]
  /** Labels of the page breaks, whose places are `page N`. */
  readonly pages: readonly string[]
  /** How often something was left out, by what it is. */
  readonly left: ReadonlyMap<'reading' | 'alternative' | 'picture', number>
}

/**
 * Walks the text of a TEI document into structured content: front, body and back in their order.
 *
 * White space is as in every format: a run of it is one space. `lb` is a line break; with `break="no"` it is
 * nothing, for the word goes on. `pb`, `cb` and `gb` are white space, or nothing with `break="no"`; a `pb`
 * begins a page. Of a `choice` the side of the source is read (`sic`, `orig`, `abbr`), of an `app` the lemma.
 * What was deleted in the source is struck through, a `gap` is `[…]`.
 */
export class TeiReader {
  readonly #builder = new ContentBuilder()
  readonly #markSets = new MarkSets()
  readonly #names: XmlElement[] = []
  readonly #notes: { element: XmlElement; block: string }[] = []
  readonly #pages: string[] = []
  readonly #left = new Map<'reading' | 'alternative' | 'picture', number>()
  /** Ids of what notes elsewhere are about. */
  readonly #targets: ReadonlySet<string>
  #marks: readonly RichMark[] = this.#markSets.none
  #block = ''
  #blocks = 0
  #depth = 0

  constructor(targets: ReadonlySet<string>) {
    this.#targets = targets
  }

  read(text: XmlElement): TeiContent {
    this.#readChildren(text)
    const found = { names: this.#names, notes: this.#notes, pages: this.#pages, left: this.#left }
    return { ...this.#builder.finishPlaced(), ...found }
  }

  #readChildren(element: XmlElement): void {
    for (const child of element.children) {
      if (isElement(child)) this.#readElement(child, element)
      else this.#builder.text(child, this.#marks)
    }
  }

  #readElement(element: XmlElement, parent: XmlElement): void {
    const id = attribute(element, 'xml:id')
    const isTarget = id !== null && this.#targets.has(id)
    if (isTarget) this.#builder.place(`id ${id}`)
    if (element.name === 'graphic' || element.name === 'media') this.#leave('picture')
    if (!unread.has(element.name)) this.#readKnown(element, parent)
    if (isTarget) this.#builder.place(`id ${id} end`)
  }

  #readKnown(element: XmlElement, parent: XmlElement): void {
    if (element.name === 'note') this.#addNote(element)
    else if (isNaming(element)) this.#readName(element)
    else if (element.name === 'item') this.#readContainer(element, 'listItem')
    else if (element.name === 'row') this.#readContainer(element, 'tableRow')
    else if (blocks.has(element.name)) this.#readBlock(element, parent)
    else this.#readOther(element, parent)
  }

  #readOther(element: XmlElement, parent: XmlElement): void {
    switch (element.name) {
      case 'lb':
        if (attribute(element, 'break') !== 'no') this.#builder.lineBreak()
        break
      case 'pb':
      case 'cb':
      case 'gb':
        this.#readBreak(element)
        break
      case 'l':
        this.#readLine(element)
        break
      case 'list':
        this.#readList(element)
        break
      case 'table':
        this.#readTable(element)
        break
      case 'cell':
        this.#readCell(element, parent)
        break
      case 'eg':
        this.#readCode(element)
        break
      case 'cit':
      case 'quote':
      case 'q':
      case 'said':
        this.#readQuote(element, parent)
        break
      case 'ref':
        this.#readMarked(element, linkTo(attribute(element, 'target')))
        break
      case 'choice':
        this.#readChoice(element)
        break
      case 'app':
        this.#readVariants(element)
        break
      case 'gap':
        this.#builder.text('[…]', this.#marks)
        break
      case 'stage':
      case 'bibl':
        if (betweenBlocks.has(parent.name) || parent.name === 'listBibl') this.#readBlock(element)
        else this.#readChildren(element)
        break
      default:
        this.#readMarked(element, marksOf(element))
        break
    }
  }

  #readBlock(element: XmlElement, parent?: XmlElement): void {
    if (element.name === 'head' && parent !== undefined && isHeading(parent)) {
      this.#begin()
      this.#builder.beginHeading(Math.min(6, Math.max(1, this.#depth)))
      this.#readChildren(element)
      this.#builder.endHeading()
      return
    }
    if (isCode(element)) {
      this.#readCode(element)
      return
    }
    const isDivision = divisions.has(element.name)
    if (isDivision) this.#depth += 1
    this.#builder.endBlock()
    this.#begin()
    this.#readChildren(element)
    this.#builder.endBlock()
    if (isDivision) this.#depth -= 1
  }

  /** Marks where the block that notes stand in begins. */
  #begin(): void {
    this.#block = `block ${this.#blocks++}`
    this.#builder.place(this.#block)
  }

  #readContainer(
    element: XmlElement,
    type: ContainerType,
    attrs: Readonly<Record<string, unknown>> = {},
  ): void {
    this.#within(type, attrs, () => {
      this.#begin()
      this.#readChildren(element)
    })
  }

  #within(type: ContainerType, attrs: Readonly<Record<string, unknown>>, read: () => void): void {
    this.#builder.open(type, attrs)
    read()
    this.#builder.close()
  }

  #readBreak(element: XmlElement): void {
    if (attribute(element, 'break') !== 'no') this.#builder.text(' ', this.#marks)
    if (element.name !== 'pb') return
    this.#builder.place(`page ${this.#pages.length}`)
    this.#pages.push(attribute(element, 'n')?.trim() ?? '')
  }

  /** A verse: a line of the stanza that it stands in. */
  #readLine(element: XmlElement): void {
    this.#readChildren(element)
    this.#builder.lineBreak()
  }

  #readList(element: XmlElement): void {
    for (const head of childrenNamed(element, 'head')) this.#readBlock(head)
    const isOrdered = /\border|number|arabic|alpha|roman/i.test(looksOf(element))
    this.#within(isOrdered ? 'orderedList' : 'bulletList', {}, () => {
      for (const child of element.children) {
        if (!isElement(child) || child.name === 'head') continue
        // The terms of a glossary are items, too.
        if (child.name === 'label') this.#readContainer(child, 'listItem')
        else this.#readElement(child, element)
      }
    })
  }

  #readTable(element: XmlElement): void {
    for (const head of childrenNamed(element, 'head')) this.#readBlock(head)
    const rest = element.children.filter((child) => !isElement(child) || child.name !== 'head')
    this.#within('table', {}, () => this.#readChildren({ ...element, children: rest }))
  }

  #readCell(element: XmlElement, row: XmlElement): void {
    const isLabel = [element, row].some((each) => attribute(each, 'role') === 'label')
    const attrs = {
      colspan: wholeNumber(attribute(element, 'cols')),
      rowspan: wholeNumber(attribute(element, 'rows')),
    }
    this.#readContainer(element, isLabel ? 'tableHeader' : 'tableCell', attrs)
  }

  #readCode(element: XmlElement): void {
    this.#builder.beginCode(null)
    this.#readChildren(element)
    this.#builder.endCode()
  }

  #readQuote(element: XmlElement, parent: XmlElement): void {
    const isSpoken = element.name === 'said' || element.name === 'q'
    if (isSpoken || !betweenBlocks.has(parent.name)) this.#readChildren(element)
    // The citation around it is the block of quotation.
    else if (parent.name === 'cit') this.#readBlock(element)
    else this.#readContainer(element, 'blockquote')
  }

  #readMarked(element: XmlElement, marks: readonly RichMark[]): void {
    const outer = this.#marks
    for (const mark of marks) this.#marks = this.#markSets.with(this.#marks, mark)
    this.#readChildren(element)
    this.#marks = outer
  }

  #readName(element: XmlElement): void {
    const index = this.#names.length
    this.#names.push(element)
    this.#builder.place(`name ${index}`)
    this.#readChildren(element)
    this.#builder.place(`name ${index} end`)
  }

  #addNote(element: XmlElement): void {
    this.#builder.place(`note ${this.#notes.length}`)
    this.#notes.push({ element, block: this.#block })
  }

  #readChoice(element: XmlElement): void {
    const sides = element.children.filter(isElement)
    const read = sides.find(({ name }) => asInSource.includes(name)) ?? sides[0]
    if (sides.length > 1) this.#leave('alternative')
    if (read !== undefined) this.#readElement(read, element)
  }

  #readVariants(element: XmlElement): void {
    const readings = ['lem', 'rdg', 'rdgGrp'].flatMap((name) => childrenNamed(element, name))
    const [read, ...others] = readings
    for (const _ of others) this.#leave('reading')
    if (read !== undefined) this.#readChildren(read)
  }

  #leave(what: 'reading' | 'alternative' | 'picture'): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1)
  }
}

/** Not of a list, a table or a picture. */
function isHeading({ name }: XmlElement): boolean {
  return divisions.has(name) || ['body', 'front', 'back', 'lg', 'group'].includes(name)
}

/** As pandoc writes a block of code. */
function isCode(element: XmlElement): boolean {
  return element.name === 'ab' && /^code/.test(attribute(element, 'type') ?? '')
}

function looksOf(element: XmlElement): string {
  return ['rend', 'rendition', 'type', 'style']
    .map((name) => attribute(element, name) ?? '')
    .join(' ')
}

function marksOf(element: XmlElement): RichMark[] {
  const byElement = markOfElement.get(element.name)
  if (byElement !== undefined) return [{ type: byElement }]
  if (element.name === 'seg' && attribute(element, 'type') === 'code') return [{ type: 'code' }]
  if (element.name !== 'hi') return []
  const looks = looksOf(element)
  return markOfLook.filter(([pattern]) => pattern.test(looks)).map(([, type]) => ({ type }))
}

function linkTo(target: string | null): RichMark[] {
  const href = safeHref(target)
  return href === null || href.startsWith('#')
    ? []
    : [{ type: 'link', attrs: { href, title: null } }]
}

function wholeNumber(written: string | null): number {
  const value = Number(written ?? 1)
  return Number.isInteger(value) && value >= 1 && value <= 1000 ? value : 1
}
