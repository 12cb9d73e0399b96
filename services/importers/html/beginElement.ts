import { containerOf } from './containerOfHtml.ts'
import type { ContentBuilder } from './contentBuilder.ts'
import { headingLevelOf, isBlock, isPreformatted } from './htmlElements.ts'
import { attributeOf, type HtmlElement, isElement } from './htmlTree.ts'

/** Begins what an element is in structured content and gives the function that ends it. */
export function beginElement(element: HtmlElement, builder: ContentBuilder): () => void {
  const container = containerOf(element)
  if (container !== null) {
    builder.open(container.type, container.attrs)
    return () => builder.close()
  }
  const level = headingLevelOf(element)
  if (level !== null) {
    builder.beginHeading(level)
    return () => builder.endHeading()
  }
  if (isPreformatted(element)) {
    builder.beginCode(languageOf(element))
    return () => builder.endCode()
  }
  if (isBlock(element)) {
    builder.endBlock()
    return () => builder.endBlock()
  }
  if (element.tagName === 'br') builder.lineBreak()
  if (element.tagName === 'hr') builder.addBlock({ type: 'horizontalRule' })
  return () => undefined
}

/** The programming language of a code block, as HTML names it: a class of it or of the `code` in it. */
function languageOf(element: HtmlElement): string | null {
  const [inner] = element.childNodes.filter(isElement)
  const classes = [element, inner].map((one) => (one && attributeOf(one, 'class')) ?? '')
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(classes.join(' '))?.[1] ?? null
}
