import { EditorState, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorProps, EditorView } from '@tiptap/pm/view'
import { type DomPoint, offsetInBlock, pointInBlock } from './domText.ts'
import { heightEstimator } from './estimateHeight.ts'
import { BLOCK_SELECTOR } from './readerSchema.ts'
import type { ReaderContent } from './readerTypes.ts'
import { refuseInput, takeInputAway } from './refuseInput.ts'
import { type Section, type SectionedDocument, sectionedDocument } from './sectionedDocument.ts'
import { blockView, drawnSection, sectionView } from './sectionView.ts'
import type { TextMap } from './textMap.ts'

export interface ReaderDocumentOptions {
  readonly onSelection: (selection: Selection) => void
  readonly onDrawn: (sections: readonly number[]) => void
  readonly props: EditorProps
}

/**
 * The text in the page: a ProseMirror view whose sections are drawn when asked for, and the ways between
 * offsets of the text and places in the page.
 *
 * It mounts an EditorView directly. TipTap's Editor makes the view first and then gives it its plugins
 * and node views, which lays a long document out twice (ueberdosis/tiptap#1536), seconds on a book.
 */
export class ReaderDocument {
  readonly view: EditorView
  readonly map: TextMap
  readonly sections: readonly Section[]
  readonly #doc: SectionedDocument['doc']
  readonly #drawn: Uint8Array
  readonly #blockElements: (readonly HTMLElement[] | undefined)[] = []
  readonly #onDrawn: ReaderDocumentOptions['onDrawn']
  #decorations: DecorationSet = DecorationSet.empty
  #undrawnCount: number

  constructor(place: HTMLElement, content: ReaderContent, options: ReaderDocumentOptions) {
    const { doc, sections, map } = sectionedDocument(content.content, content.blocks)
    this.#doc = doc
    this.sections = sections
    this.map = map
    this.#drawn = new Uint8Array(sections.length)
    this.#undrawnCount = sections.length
    this.#onDrawn = options.onDrawn
    const heightOf = heightEstimator(place)
    this.view = new EditorView(place, {
      ...options.props,
      state: EditorState.create({ doc, plugins: [refuseInput()] }),
      attributes: textAttributes(content),
      nodeViews: {
        section: (node, _view, _position, decorations) => sectionView(node, decorations, heightOf),
        paragraph: blockView,
        heading: blockView,
        codeBlock: blockView,
      },
      decorations: () => this.#decorations,
      dispatchTransaction: (transaction) => this.#apply(transaction, options.onSelection),
    })
    takeInputAway(this.view.dom)
    leaveToTheBrowser(this.view.dom)
  }

  get isFilled(): boolean {
    return this.#undrawnCount === 0
  }

  isDrawn(section: number): boolean {
    return this.#drawn[section] === 1
  }

  draw(wanted: Iterable<number>): void {
    const fresh = [...wanted].filter((section) => this.#drawn[section] === 0)
    if (fresh.length === 0) return
    for (const section of fresh) this.#drawn[section] = 1
    this.#undrawnCount -= fresh.length
    this.#decorations = this.#decorations.add(
      this.#doc,
      fresh.map((section) => this.#decorationOf(section)),
    )
    this.view.updateState(this.view.state)
    for (const section of fresh) {
      this.#blockElements[section] = [
        ...this.sectionElement(section).querySelectorAll<HTMLElement>(BLOCK_SELECTOR),
      ]
    }
    this.#onDrawn(fresh)
  }

  #decorationOf(section: number): Decoration {
    const { position, nodeSize } = this.#sectionAt(section)
    return Decoration.node(position, position + nodeSize, {}, drawnSection)
  }

  #sectionAt(index: number): Section {
    const section = this.sections[index]
    if (section === undefined) throw new RangeError(`no section ${index}`)
    return section
  }

  sectionElement(section: number): HTMLElement {
    const element = this.view.dom.children[section]
    if (!(element instanceof HTMLElement)) throw new RangeError(`section ${section} has no element`)
    return element
  }

  sectionOfBlock(block: number): number {
    let low = 0
    let high = this.sections.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#sectionAt(middle).firstBlock <= block) low = middle
      else high = middle - 1
    }
    return low
  }

  sectionOfOffset(offset: number): number {
    return this.sectionOfBlock(this.map.blockAt(offset))
  }

  /** Undefined while its section is not drawn. */
  blockElement(block: number): HTMLElement | undefined {
    const section = this.sectionOfBlock(block)
    return this.#blockElements[section]?.[block - this.#sectionAt(section).firstBlock]
  }

  /** Where an offset of the text is in the page; null where nothing is drawn. */
  pointOf(offset: number, side: 'start' | 'end'): DomPoint | null {
    const before = this.map.blockAt(offset)
    const block = side === 'end' && offset === this.map.startOf(before) ? before - 1 : before
    const element = this.blockElement(Math.max(block, 0))
    if (element === undefined) return null
    return pointInBlock(element, offset - this.map.startOf(Math.max(block, 0)), side)
  }

  /** The text offset of a place in the page; null outside the blocks. */
  offsetOf(point: DomPoint): number | null {
    const start = point.node instanceof Element ? point.node : point.node.parentElement
    const element = start?.closest<HTMLElement>(BLOCK_SELECTOR)
    const sectionElement = element?.closest('.reader-section')
    if (!element || !sectionElement) return null
    const section = Array.prototype.indexOf.call(this.view.dom.children, sectionElement)
    const inSection = this.#blockElements[section]?.indexOf(element) ?? -1
    if (inSection < 0) return null
    const block = this.#sectionAt(section).firstBlock + inSection
    return this.map.startOf(block) + offsetInBlock(element, point)
  }

  /** Puts the selection on the text; the sections of both ends are drawn, what lies between may wait. */
  select(anchor: number, head: number): void {
    if (this.map.blockCount === 0) return
    this.drawAround(anchor)
    this.drawAround(head)
    const { state } = this.view
    const selection = TextSelection.create(
      state.doc,
      this.map.positionOf(anchor),
      this.map.positionOf(head),
    )
    this.view.dispatch(state.tr.setSelection(selection))
  }

  /**
   * Takes over the selection that the browser has. It tells of a moved one in a task of its own, and the
   * next key may come before that; ProseMirror looks whenever it is told.
   */
  takeSelection(): void {
    if (this.view.hasFocus()) document.dispatchEvent(new Event('selectionchange'))
  }

  /** The caret steps from section to section by the browser's own rules: the next one must be there. */
  drawAround(offset: number): void {
    const section = this.sectionOfOffset(offset)
    const neighbours = [section - 1, section, section + 1]
    this.draw(neighbours.filter((index) => index >= 0 && index < this.sections.length))
  }

  #apply(transaction: Transaction, onSelection: (selection: Selection) => void): void {
    const before = this.view.state.selection
    this.view.updateState(this.view.state.apply(transaction))
    const after = this.view.state.selection
    if (!after.eq(before)) onSelection(after)
  }
}

function textAttributes({ label, language, direction }: ReaderContent): Record<string, string> {
  return {
    class: 'reader-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-readonly': 'true',
    'aria-label': label,
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    dir: direction,
    ...(language !== null && { lang: language }),
    tabindex: '0',
  }
}

/**
 * React keeps the selection of an element that is `contenteditable="true"` and has the focus over each of its
 * commits, and counts every text of it for that: a tenth of a second on a book. Of this kind it does not.
 */
function leaveToTheBrowser(text: HTMLElement): void {
  text.setAttribute('contenteditable', 'plaintext-only')
}
