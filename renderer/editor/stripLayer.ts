import type { BoxStrip, Strip } from './rulings.ts'

const SVG = 'http://www.w3.org/2000/svg'

/**
 * The strips of one block, drawn in the layer of its section. What is new costs: each element whose custom
 * properties are its own has every highlight's style resolved for it. So showing others keeps the elements of
 * strips that stay as they are, and an ink is set once in a section, on a group for all its strips.
 */
export class StripLayer {
  readonly #section: Element
  #shown = new Map<string, Element>()

  constructor(section: Element) {
    this.#section = section
  }

  show(strips: readonly Strip[]): void {
    const next = new Map<string, Element>()
    for (const strip of strips) {
      const look = lookOf(strip)
      next.set(look, this.#shown.get(look) ?? this.#draw(strip))
    }
    for (const [look, element] of this.#shown) if (!next.has(look)) element.remove()
    this.#shown = next
  }

  clear(): void {
    this.show([])
  }

  #draw(strip: Strip): Element {
    if (strip.kind === 'outline') {
      const outline = outlineElement(strip.path)
      this.#section.append(outline)
      return outline
    }
    const element = document.createElement('i')
    element.className = strip.className
    element.style.cssText = placeOf(strip)
    groupOf(this.#section, strip).append(element)
    return element
  }
}

/** Two strips of one look are one and the same to the eye. */
function lookOf(strip: Strip): string {
  if (strip.kind === 'outline') return strip.path
  return `${strip.className} ${strip.ink?.className} ${strip.ink?.mark} ${placeOf(strip)}`
}

function placeOf({ left, top, width, height }: BoxStrip): string {
  return `left:${left}px;top:${top}px;width:${width}px;height:${height}px`
}

const groups = new WeakMap<Element, Map<string, Element>>()

function groupOf(section: Element, { ink }: BoxStrip): Element {
  if (ink === null) return section
  const inSection = groups.get(section) ?? new Map<string, Element>()
  groups.set(section, inSection)
  const key = `${ink.className} ${ink.mark}`
  const known = inSection.get(key)
  if (known !== undefined) return known
  const group = document.createElement('div')
  group.className = ink.className
  if (ink.mark !== null) group.style.setProperty('--m', ink.mark)
  inSection.set(key, group)
  section.append(group)
  return group
}

function outlineElement(outline: string): Element {
  const svg = document.createElementNS(SVG, 'svg')
  svg.classList.add('reader-frame')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', outline)
  svg.append(path)
  return svg
}
