import {
  addRule,
  BLOCKS_PER_SECTION,
  paragraphAt,
  rangeOf,
  registerColours,
  startsOf,
} from './text.mjs'

/** A page of paragraphs and nothing else, every highlight registered. */
export const bare = {
  prepare: ({ paragraphs }) => paragraphs,
  open(root, paragraphs, highlights) {
    const starts = startsOf(paragraphs)
    const elements = paragraphs.map(paragraphElement)
    root.append(...elements)
    const registered = registerColours()
    const add = (highlight) =>
      registered[highlight.colour].add(
        rangeOf(starts, (index) => elements[index].firstChild, highlight),
      )
    for (const highlight of highlights) add(highlight)
    return { add }
  },
}

/**
 * What the platform can do at best: the same paragraphs in sections that are laid out near the view
 * only, and only the highlights near the view registered.
 */
export const limit = {
  prepare: ({ paragraphs }) => paragraphs,
  open(root, paragraphs, highlights) {
    addRule(
      `#root>section{content-visibility:auto;contain-intrinsic-size:auto ${BLOCKS_PER_SECTION * 70}px}`,
    )
    const starts = startsOf(paragraphs)
    const elements = paragraphs.map(paragraphElement)
    for (let first = 0; first < elements.length; first += BLOCKS_PER_SECTION) {
      const section = document.createElement('section')
      section.append(...elements.slice(first, first + BLOCKS_PER_SECTION))
      root.append(section)
    }
    return windowed(root, starts, elements, highlights)
  },
}

function paragraphElement(text) {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

function windowed(root, starts, elements, highlights) {
  const scroller = root.parentElement
  const sections = root.children
  const registered = registerColours()
  const bySection = new Map()
  const shown = new Map()
  const rangeFor = (highlight) => rangeOf(starts, (index) => elements[index].firstChild, highlight)
  const sectionAt = (offset) => Math.floor(paragraphAt(starts, offset) / BLOCKS_PER_SECTION)

  function enter(section) {
    const ranges = (bySection.get(section) ?? []).map((highlight) => [
      registered[highlight.colour],
      rangeFor(highlight),
    ])
    for (const [colour, range] of ranges) colour.add(range)
    shown.set(section, ranges)
  }

  function leave(section) {
    for (const [colour, range] of shown.get(section) ?? []) colour.delete(range)
    shown.delete(section)
  }

  function update() {
    const first = firstBelow(sections, -1200)
    const last = firstBelow(sections, scroller.clientHeight + 1200)
    for (const section of [...shown.keys()]) if (section < first || section > last) leave(section)
    for (let section = first; section <= last; section++) if (!shown.has(section)) enter(section)
  }

  for (const highlight of highlights) {
    const section = sectionAt(highlight.start)
    const inSection = bySection.get(section)
    if (inSection === undefined) bySection.set(section, [highlight])
    else inSection.push(highlight)
  }
  update()
  let isWaiting = false
  scroller.addEventListener('scroll', () => {
    if (isWaiting) return
    isWaiting = true
    requestAnimationFrame(() => {
      isWaiting = false
      update()
    })
  })
  return {
    add(highlight) {
      const colour = registered[highlight.colour]
      const range = rangeFor(highlight)
      colour.add(range)
      shown.get(sectionAt(highlight.start))?.push([colour, range])
    },
  }
}

function firstBelow(sections, edge) {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle].getBoundingClientRect().bottom < edge) low = middle + 1
    else high = middle
  }
  return low
}
