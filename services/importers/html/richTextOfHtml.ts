import type { RichMark, RichText } from '../../../core/model/richText.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import { beginElement } from './beginElement.ts'
import { ContentBuilder } from './contentBuilder.ts'
import { isEmbed, isUnread, markOf } from './htmlElements.ts'
import { type HtmlElement, type HtmlParent, type HtmlVisitor, walkHtml } from './htmlTree.ts'
import { imageOf } from './imageOfHtml.ts'
import { linkOf } from './linkOfHtml.ts'
import { MarkSets } from './markSets.ts'
import type { PlacedContent } from './places.ts'

/** Structured content and what was left out to make it. */
export interface HtmlContent {
  readonly content: RichText
  readonly report: readonly ReportLine[]
}

/** How pages are read that are part of something else: a book, a converted document, a web archive. */
export interface HtmlReading {
  /** Elements to skip with all they hold. */
  readonly isLeftOut?: (element: HtmlElement) => boolean
  /** The name of the place an element marks, such as the start of a page; null for none. */
  readonly placeOf?: (element: HtmlElement) => string | null
  /** An image kept with the page, as a data URL, by the address the page gives it; null for none. */
  readonly imageAt?: (address: string) => string | null
}

/**
 * The structured content of a parsed page or of a part of it: what a reader of the page sees as text,
 * in the nodes our schema has. A whitelist: an element gives a node only where beginElement says so, no
 * attribute passes unread, and everything else is but its text. `baseUrl` resolves links;
 * `isLeftOut` names elements to skip with all they hold.
 */
export function richTextOfHtml(
  root: HtmlParent,
  baseUrl: string | null,
  isLeftOut?: (element: HtmlElement) => boolean,
): HtmlContent {
  const reader = new HtmlReader(isLeftOut === undefined ? {} : { isLeftOut })
  reader.read(root, baseUrl)
  return reader.finish()
}

/** Reads one page or several into one content, noting places on the way. */
export class HtmlReader implements HtmlVisitor {
  readonly #builder = new ContentBuilder()
  readonly #reading: HtmlReading
  #baseUrl: string | null = null
  readonly #markSets = new MarkSets()
  /** The marks on text here. */
  #marks: readonly RichMark[] = this.#markSets.none
  /** What ends each element that is open. */
  readonly #ends: Array<() => void> = []
  #embeds = 0
  #remoteImages = 0

  constructor(reading: HtmlReading) {
    this.#reading = reading
  }

  /** Adds a page after what was read before. */
  read(root: HtmlParent, baseUrl: string | null): void {
    this.#baseUrl = baseUrl
    walkHtml(root, this)
    this.#builder.endBlock()
  }

  readonly text = (text: string): void => this.#builder.text(text, this.#marks)

  readonly enter = (element: HtmlElement): boolean => {
    if (isUnread(element)) {
      if (isEmbed(element)) this.#embeds += 1
      return false
    }
    const place = this.#reading.placeOf?.(element) ?? null
    if (place !== null) this.#builder.place(place)
    if (this.#reading.isLeftOut?.(element)) return false
    if (element.tagName === 'img') this.#addImage(element)
    const end = beginElement(element, this.#builder)
    const outerMarks = this.#marks
    this.#marks = this.#marksOn(element)
    this.#ends.push(() => {
      end()
      this.#marks = outerMarks
    })
    return true
  }

  readonly leave = (): void => this.#ends.pop()?.()

  finish(): HtmlContent & PlacedContent {
    const report: ReportLine[] = []
    if (this.#remoteImages > 0) report.push(remoteImagesLine(this.#remoteImages))
    if (this.#embeds > 0) report.push(embedsLine(this.#embeds))
    return { ...this.#builder.finishPlaced(), report }
  }

  #marksOn(element: HtmlElement): readonly RichMark[] {
    const mark = markOf(element) ?? linkOf(element, this.#baseUrl)
    return mark === null ? this.#marks : this.#markSets.with(this.#marks, mark)
  }

  #addImage(element: HtmlElement): void {
    const image = imageOf(element, this.#baseUrl, this.#reading.imageAt)
    if (image === null) return
    if (image.attrs?.['src'] === null) this.#remoteImages += 1
    this.#builder.addAfterLine(image)
  }
}

function remoteImagesLine(count: number): ReportLine {
  return {
    code: 'images-not-loaded',
    message: `Images that are not in the file: ${count}. Nothing was loaded; their descriptions stay.`,
  }
}

function embedsLine(count: number): ReportLine {
  return {
    code: 'embeds-left-out',
    message: `Embedded frames, objects, audio and video left out: ${count}.`,
  }
}
