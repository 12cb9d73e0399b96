import type { RichMark, RichNode, RichText } from '../../../core/model/richText.ts'
import { InlineRun } from './inlineRun.ts'
import { type PlacedContent, takePlaces } from './places.ts'
import { shapeList } from './shapeList.ts'
import { shapeTable } from './shapeTable.ts'

/** What may be open around text. A `group` only ends the blocks before and after it. */
export type ContainerType =
  | 'doc'
  | 'group'
  | 'bulletList'
  | 'orderedList'
  | 'listItem'
  | 'blockquote'
  | 'table'
  | 'tableRow'
  | 'tableCell'
  | 'tableHeader'

interface Container {
  readonly type: ContainerType
  readonly attrs: Readonly<Record<string, unknown>>
  readonly content: RichNode[]
}

/** Structure nested deeper than this is drawn flat; well inside the depth a rich text may have. */
const MAX_OPEN = 80

/** What can only stand right inside something else; anywhere else it is but a group. */
const neededParents: Partial<Record<ContainerType, readonly ContainerType[]>> = {
  listItem: ['bulletList', 'orderedList'],
  tableRow: ['table'],
  tableCell: ['tableRow'],
  tableHeader: ['tableRow'],
}

/**
 * Builds structured content from a stream of events, as a walk over a page gives them: containers
 * open and close in pairs, text runs collect into paragraphs (headings where one is begun), and each
 * container takes the shape the schema asks for when it closes.
 */
export class ContentBuilder {
  readonly #open: Container[] = [{ type: 'doc', attrs: {}, content: [] }]
  readonly #run = new InlineRun()
  #headingLevel: number | null = null
  #code: { readonly language: string | null; text: string; depth: number } | null = null
  /** Blocks that stood inside a line of text; they follow it, so that it stays one line. */
  #following: RichNode[] = []

  open(type: ContainerType, attrs: Readonly<Record<string, unknown>> = {}): void {
    this.endBlock()
    this.#open.push({ type: this.#canOpen(type) ? type : 'group', attrs, content: [] })
  }

  close(): void {
    this.endBlock()
    const closed = this.#open.pop()
    if (closed !== undefined) for (const node of shape(closed)) this.#container.content.push(node)
  }

  text(text: string, marks: readonly RichMark[]): void {
    if (this.#code !== null) this.#code.text += text
    else this.#run.addText(text, marks)
  }

  /** Notes where a page or a comment begins or ends: before the next word that is not in code. */
  place(name: string): void {
    this.#run.addPlace(name)
  }

  lineBreak(): void {
    if (this.#code !== null) this.#code.text += '\n'
    else this.#run.addBreak()
  }

  beginHeading(level: number): void {
    this.endBlock()
    this.#headingLevel = level
  }

  endHeading(): void {
    this.endBlock()
    this.#headingLevel = null
  }

  /** From here text is preformatted; whatever else begins in it only breaks its lines. */
  beginCode(language: string | null): void {
    this.endBlock()
    if (this.#code === null) this.#code = { language, text: '', depth: 1 }
    else this.#code.depth += 1
  }

  endCode(): void {
    this.endBlock()
    const code = this.#code
    if (code === null) return
    code.depth -= 1
    if (code.depth > 0) return
    this.#code = null
    // The line feed before the end tag ends the last line; it starts no further one.
    const text = code.text.replace(/\n$/, '')
    if (text.trim() === '') return
    const attrs = { language: code.language }
    this.#container.content.push({ type: 'codeBlock', attrs, content: [{ type: 'text', text }] })
  }

  /** Adds a block without text, after the line of text it stands in. */
  addAfterLine(node: RichNode): void {
    this.#following.push(node)
  }

  /** Adds a block without text here. */
  addBlock(node: RichNode): void {
    this.endBlock()
    this.#container.content.push(node)
  }

  /** Ends the paragraph or heading that text has begun, if any. Within code, ends a line. */
  endBlock(): void {
    if (this.#code !== null) {
      if (this.#code.text !== '' && !this.#code.text.endsWith('\n')) this.#code.text += '\n'
      return
    }
    const content = this.#run.take()
    if (content.length > 0) this.#container.content.push(this.#textBlock(content))
    this.#container.content.push(...this.#following)
    this.#following = []
  }

  /** The finished document with the places noted in it. The builder must not be used after. */
  finishPlaced(): PlacedContent {
    const content = this.finish()
    return takePlaces(content, this.#run.takePlaces())
  }

  /** The finished document. The builder must not be used after. */
  finish(): RichText {
    while (this.#open.length > 1) this.close()
    this.endBlock()
    const { content } = this.#container
    return content.length === 0 ? { type: 'doc' } : { type: 'doc', content }
  }

  #canOpen(type: ContainerType): boolean {
    const parents = neededParents[type]
    if (this.#code !== null) return false
    if (parents !== undefined) return parents.includes(this.#container.type)
    return this.#open.length < MAX_OPEN
  }

  get #container(): Container {
    const container = this.#open.at(-1)
    if (container === undefined) throw new Error('the document is closed')
    return container
  }

  #textBlock(content: RichNode[]): RichNode {
    if (this.#headingLevel === null) return { type: 'paragraph', content }
    return { type: 'heading', attrs: { level: this.#headingLevel }, content }
  }
}

function shape({ type, attrs, content }: Container): readonly RichNode[] {
  switch (type) {
    case 'doc':
    case 'group':
      return content
    case 'bulletList':
    case 'orderedList':
      return shapeList(type, Number(attrs['start'] ?? 1), content)
    case 'table':
      return shapeTable(content, attrs['isLayout'] === true)
    case 'tableCell':
    case 'tableHeader':
      return [{ type, attrs, content: content.length > 0 ? content : [{ type: 'paragraph' }] }]
    case 'tableRow':
      return [{ type, content }]
    case 'listItem':
    case 'blockquote':
      return content.length > 0 ? [{ type, content }] : []
  }
}
