import type { AnchorState } from '../../core/model/anchor.ts'
import type { Block } from '../../core/model/block.ts'
import type { Range, Ranges } from '../../core/model/range.ts'
import type { RichText } from '../../core/model/richText.ts'

/** What is read, as `documents.content` gives it. */
export interface ReaderContent {
  readonly text: string
  readonly content: RichText
  readonly blocks: readonly Block[]
  /** BCP 47; null = unknown. */
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | 'auto'
  /** Accessible name of the text, usually the document's title. */
  readonly label: string
  /** Accessible name of the list of highlights near the view. */
  readonly highlightsLabel: string
  /** The scrolling ancestor; the nearest one that can scroll when left out. */
  readonly scroller?: HTMLElement
}

/** A highlight as it is drawn; `ranges` empty (ambiguous, orphan) draws nothing. */
export interface PaintedHighlight {
  readonly id: string
  readonly ranges: Ranges | readonly []
  /** A palette name (core/export/palette.ts) or #rrggbb; anything else is drawn as uncoded. */
  readonly colour: string
  /** 1 to 10, the palette's order; the colour's own when left out. */
  readonly ruling?: number
  readonly state: AnchorState
  readonly isSelected?: boolean
  /** What assistive technology says of it, e.g. its codes; the quote is added. */
  readonly label?: string
}

export interface ReaderCallbacks {
  /** The words selected, snapped to graphemes; null when nothing is. */
  onSelectionChange?(range: Range | null, isByKeyboard: boolean): void
  /** Shortest first, rotated by one at each further click on the same stack: take the first. */
  onHighlightClick?(ids: readonly string[], event: MouseEvent): void
  onCaretMove?(offset: number): void
  /** True = handled: the reader does nothing with the key. */
  onKey?(event: KeyboardEvent): boolean
  /** The text in view, as far as blocks tell. */
  onVisible?(range: Range): void
  /** Positions (`rectsOf`, `topOf`) have changed. */
  onLayout?(version: number): void
  /** A link was clicked or opened by Enter; the reader itself never navigates. */
  onLink?(href: string, event: MouseEvent | KeyboardEvent): void
  /** Says what a highlight is to assistive technology; the label and quote when left out. */
  describeHighlight?(highlight: PaintedHighlight, quote: string): string
}

export type MoveUnit = 'sentence' | 'paragraph' | 'page' | 'document'
export type MoveDirection = 'forward' | 'backward'
export type ScrollAlign = 'start' | 'center' | 'nearest'

/** A text that cannot be changed, with a living caret and highlights on it. Offsets are UTF-16. */
export interface Reader {
  readonly element: HTMLElement
  readonly scroller: HTMLElement
  /** Counts up when positions change. */
  readonly layoutVersion: number

  setHighlights(highlights: readonly PaintedHighlight[]): void
  addHighlight(highlight: PaintedHighlight): void
  updateHighlight(highlight: PaintedHighlight): void
  removeHighlight(id: string): void
  /** Frames one highlight, or none. */
  select(id: string | null): void

  /** Selects words and puts the caret at their end; null leaves the caret alone. */
  setSelection(range: Range | null): void
  getSelection(): Range | null
  setCaret(offset: number): void
  getCaret(): number
  moveCaret(unit: MoveUnit, direction: MoveDirection, isExtending: boolean): void
  focus(): void

  /** Whether it has been brought to a place of its text since it was made. */
  readonly hasGone: boolean
  scrollTo(offset: number, options?: { readonly align?: ScrollAlign }): void
  visibleRange(): Range

  /** Ids at an offset, or touching a range; shortest first. */
  highlightsAt(offset: number): string[]
  highlightsIn(range: Range): string[]
  /** Null outside the text. */
  hitTest(clientX: number, clientY: number): { offset: number; ids: string[] } | null
  /** In client coordinates, one per line and run; empty where the text is not drawn yet. */
  rectsOf(range: Range): DOMRect[]
  /** Top of the line that holds the offset, in pixels from the top of `element`. */
  topOf(offset: number): number

  /** Sorted by start; `current` is an index, null = none. */
  setFindMatches(matches: readonly Range[], current: number | null): void
  setSuggestions(ranges: readonly Range[]): void
  setMentions(ranges: readonly Range[]): void

  /** Resolves once all text is in the page. */
  readonly whenFilled: Promise<void>
  destroy(): void
}
