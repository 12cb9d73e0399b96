import { quoteOf } from '../../core/model/range.ts'
import type { PaintedHighlight, ReaderCallbacks } from './readerTypes.ts'

/** What assistive technology is told of one highlight. */
export interface ListedHighlight {
  readonly id: string
  readonly name: string
}

/** More than this near the view is noise; the whole list is the app's to show. */
const MOST = 200

/**
 * The highlights near the view as a list that only assistive technology reads. CSS highlights are not
 * elements, so they can carry no name; and elements inside the text would be in the caret's way.
 */
export class HighlightList {
  readonly #list: HTMLElement
  readonly #elements = new Map<string, HTMLElement>()

  constructor(place: HTMLElement, label: string) {
    this.#list = document.createElement('div')
    this.#list.className = 'visually-hidden reader-list'
    this.#list.role = 'list'
    this.#list.ariaLabel = label
    this.#list.hidden = true
    place.append(this.#list)
  }

  show(highlights: readonly ListedHighlight[]): void {
    const kept = highlights.slice(0, MOST)
    const ids = new Set(kept.map(({ id }) => id))
    for (const [id, element] of this.#elements) {
      if (ids.has(id)) continue
      element.remove()
      this.#elements.delete(id)
    }
    for (const highlight of kept) this.#list.append(this.#elementOf(highlight))
    // A list without items is an error to assistive technology.
    this.#list.hidden = kept.length === 0
  }

  #elementOf({ id, name }: ListedHighlight): HTMLElement {
    const element = this.#elements.get(id) ?? document.createElement('div')
    element.role = 'listitem'
    if (element.textContent !== name) element.textContent = name
    this.#elements.set(id, element)
    return element
  }

  destroy(): void {
    this.#list.remove()
  }
}

/** In the order of the text, each with its name: what the app says of it, else its label and quote. */
export function listed(
  highlights: readonly PaintedHighlight[],
  text: string,
  describe: ReaderCallbacks['describeHighlight'],
): ListedHighlight[] {
  return highlights.toSorted(byPlace).map((highlight) => {
    const quote = quoteOf(text, highlight.ranges)
    const plain = [highlight.label, quote].filter(Boolean).join(': ')
    return { id: highlight.id, name: describe?.(highlight, quote) ?? plain }
  })
}

function byPlace(left: PaintedHighlight, right: PaintedHighlight): number {
  return (left.ranges[0]?.[0] ?? 0) - (right.ranges[0]?.[0] ?? 0)
}
