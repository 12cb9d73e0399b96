import type { RichNode } from '../../../core/model/richText.ts'
import { attributeOf, type HtmlElement } from './htmlTree.ts'
import { absoluteUrl } from './linkOfHtml.ts'

/** An image inside the file may be this long; the content is read whole each time the page is shown. */
const MAX_DATA_URL = 1_000_000

/**
 * The image an `img` element shows, or null for none worth a place (spacers, counting pixels). Only an
 * image that is in the file keeps its source; one on the web keeps its description and, as its title,
 * its address.
 */
export function imageOf(
  element: HtmlElement,
  baseUrl: string | null,
  imageAt: (address: string) => string | null = () => null,
): RichNode | null {
  const source = attributeOf(element, 'src')?.trim() ?? ''
  const alt = attributeOf(element, 'alt')?.trim() || null
  const title = attributeOf(element, 'title')?.trim() || null
  const data = imageAt(source) ?? source
  if (isImageData(data)) return imageNode(data, alt, title)
  const isPixel = ['width', 'height'].some((side) =>
    /^[01]$/.test(attributeOf(element, side) ?? ''),
  )
  const address = isPixel ? null : absoluteUrl(source, baseUrl)
  if (alt === null && address === null) return null
  return imageNode(null, alt, title ?? address)
}

function imageNode(src: string | null, alt: string | null, title: string | null): RichNode {
  return { type: 'image', attrs: { src, alt, title } }
}

function isImageData(source: string): boolean {
  return (
    source.length <= MAX_DATA_URL &&
    /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml)[;,]/i.test(source)
  )
}
