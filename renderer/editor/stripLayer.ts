import type { Strip } from './rulings.ts'

const SVG = 'http://www.w3.org/2000/svg'

/**
 * The strips of one block. Showing others keeps the elements of those that stay as they are, for each new
 * one has its style resolved.
 */
export class StripLayer {
  readonly element = document.createElement('div')
  #shown = new Map<string, Element>()

  show(strips: readonly Strip[]): void {
    const next = new Map<string, Element>()
    for (const strip of strips) {
      const look = lookOf(strip)
      next.set(look, this.#shown.get(look) ?? elementOf(strip))
    }
    for (const [look, element] of this.#shown) if (!next.has(look)) element.remove()
    const fresh = [...next].filter(([look]) => !this.#shown.has(look))
    this.element.append(...fresh.map(([, element]) => element))
    this.#shown = next
  }
}

/** Two strips of one look are one and the same to the eye. */
function lookOf(strip: Strip): string {
  return strip.kind === 'outline' ? strip.path : `${strip.className} ${styleOf(strip)}`
}

function elementOf(strip: Strip): Element {
  if (strip.kind === 'outline') return outlineElement(strip.path)
  const element = document.createElement('i')
  element.className = strip.className
  element.style.cssText = styleOf(strip)
  return element
}

function styleOf({ mark, left, top, width, height }: Strip & { kind: 'box' }): string {
  const inset = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`
  return mark === null ? inset : `${inset};--m:${mark}`
}

function outlineElement(outline: string): Element {
  const svg = document.createElementNS(SVG, 'svg')
  svg.classList.add('reader-frame')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', outline)
  svg.append(path)
  return svg
}
