import type { RichMark, RichNode } from '../../../core/model/richText.ts'
import { placedText } from './places.ts'

const WHITE_SPACE = /[\t\n\f\r ]+/g

/**
 * The inline content of one block under construction, with HTML's white space rule: a run of ASCII
 * white space is one space, none stands at the edges of the block or beside a line break. No-break
 * space and soft hyphen are no white space. A space belongs to where its run began.
 */
export class InlineRun {
  #nodes: RichNode[] = []
  /** The marks of a space that is written only if a word follows. */
  #spaceMarks: readonly RichMark[] | null = null
  #isLineStart = true
  /** Of the last text written. */
  #lastMarks: readonly RichMark[] | null = null
  /** Places met since the last word; the next one carries them, whichever block it is in. */
  #places: string[] = []

  /** Notes that a place stands before the next word. */
  addPlace(place: string): void {
    this.#places.push(place)
  }

  /** The places after the last word. */
  takePlaces(): readonly string[] {
    const places = this.#places
    this.#places = []
    return places
  }

  /** Adds text under these marks; the same array means the same marks. */
  addText(text: string, marks: readonly RichMark[]): void {
    const collapsed = text.replaceAll(WHITE_SPACE, ' ')
    const words = collapsed.replaceAll(/^ | $/g, '')
    if (collapsed.startsWith(' ')) this.#noteSpace(marks)
    if (words === '') return
    if (this.#spaceMarks !== null) this.#push(' ', this.#spaceMarks)
    this.#push(words, marks)
    this.#spaceMarks = null
    this.#isLineStart = false
    if (collapsed.endsWith(' ')) this.#noteSpace(marks)
  }

  addBreak(): void {
    this.#spaceMarks = null
    this.#isLineStart = true
    // A break before any word draws nothing.
    if (this.#nodes.length > 0) this.#nodes.push({ type: 'hardBreak' })
  }

  /** Gives the content and starts anew. Breaks at the end draw nothing and are left out. */
  take(): RichNode[] {
    const nodes = this.#nodes
    while (nodes.at(-1)?.type === 'hardBreak') nodes.pop()
    this.#nodes = []
    this.#spaceMarks = null
    this.#isLineStart = true
    return nodes
  }

  #noteSpace(marks: readonly RichMark[]): void {
    if (!this.#isLineStart) this.#spaceMarks ??= marks
  }

  #push(text: string, marks: readonly RichMark[]): void {
    const last = this.#nodes.at(-1)
    if (this.#places.length > 0 && text !== ' ') {
      this.#nodes.push(placedText(text, marks, this.takePlaces()))
    } else if (last?.type === 'text' && this.#lastMarks === marks) {
      this.#nodes[this.#nodes.length - 1] = { ...last, text: `${last.text}${text}` }
    } else {
      this.#nodes.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
    }
    this.#lastMarks = marks
  }
}
