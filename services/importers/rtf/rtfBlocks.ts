import type { RichMark, RichNode, RichText } from '../../../core/model/richText.ts'
import { InlineRun } from '../html/inlineRun.ts'
import { shapeTable } from '../html/shapeTable.ts'

export interface ParagraphEnd {
  /** Of a heading; null for a paragraph. */
  readonly level: number | null
  readonly isInTable: boolean
  readonly isInList: boolean
}

/**
 * Blocks of a text that says only where paragraphs, cells and rows end: lists and tables are made of
 * what stands in a row.
 */
export class RtfBlocks {
  readonly #content: RichNode[] = []
  readonly #run = new InlineRun()
  #items: RichNode[] = []
  #isNumbered = false
  #mark: string | null = null
  #cell: RichNode[] = []
  #row: RichNode[] = []
  #rows: RichNode[] = []

  text(text: string, marks: readonly RichMark[]): void {
    this.#run.addText(text, marks)
  }

  lineBreak(): void {
    this.#run.addBreak()
  }

  /** The bullet or number of the paragraph that follows; it is no text of it. */
  listMark(mark: string): void {
    this.#mark = `${this.#mark ?? ''}${mark}`
  }

  endParagraph({ level, isInTable, isInList }: ParagraphEnd): void {
    const mark = this.#mark
    this.#mark = null
    const content = this.#run.take()
    if (content.length === 0) return
    if (isInTable) {
      this.#cell.push({ type: 'paragraph', content })
      return
    }
    this.#endTable()
    if (level === null && (isInList || mark !== null)) {
      const isNumbered = /[\p{L}\p{N}]/u.test(mark ?? '')
      if (isNumbered !== this.#isNumbered) this.#endList()
      this.#isNumbered = isNumbered
      this.#items.push({ type: 'listItem', content: [{ type: 'paragraph', content }] })
      return
    }
    this.#endList()
    this.#content.push(
      level === null
        ? { type: 'paragraph', content }
        : { type: 'heading', attrs: { level }, content },
    )
  }

  endCell(): void {
    this.endParagraph({ level: null, isInTable: true, isInList: false })
    const content = this.#cell.length > 0 ? this.#cell : [{ type: 'paragraph' }]
    this.#row.push({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content })
    this.#cell = []
  }

  endRow(): void {
    this.#endList()
    if (this.#row.length > 0) this.#rows.push({ type: 'tableRow', content: this.#row })
    this.#row = []
  }

  /** The document, with notes as a numbered list at its end. */
  finish(notes: readonly RichText[]): RichText {
    this.endParagraph({ level: null, isInTable: false, isInList: false })
    this.#endTable()
    this.#endList()
    const items = notes.map(({ content }): RichNode => {
      const [first] = content ?? []
      const isFit = first?.type === 'paragraph'
      return {
        type: 'listItem',
        content: [...(isFit ? [] : [{ type: 'paragraph' }]), ...(content ?? [])],
      }
    })
    if (items.length > 0) {
      this.#content.push({ type: 'orderedList', attrs: { start: 1 }, content: items })
    }
    return this.#content.length === 0 ? { type: 'doc' } : { type: 'doc', content: this.#content }
  }

  #endList(): void {
    if (this.#items.length === 0) return
    const list = { type: this.#isNumbered ? 'orderedList' : 'bulletList', content: this.#items }
    this.#content.push(this.#isNumbered ? { ...list, attrs: { start: 1 } } : list)
    this.#items = []
  }

  #endTable(): void {
    // What was left in a cell or row that never ended is text all the same.
    if (this.#cell.length > 0) this.endCell()
    this.endRow()
    if (this.#rows.length === 0) return
    this.#endList()
    this.#content.push(...shapeTable(this.#rows, false))
    this.#rows = []
  }
}
