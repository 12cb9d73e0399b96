export const colours = [
  '#f8c9d0',
  '#fedccb',
  '#f8e4ad',
  '#e5ebb6',
  '#cbf0d8',
  '#c5eeed',
  '#d0eafb',
  '#e1e4fc',
  '#f6dcf8',
  '#dcdee1',
]

export const BLOCKS_PER_SECTION = 50

/** @param {readonly string[]} paragraphs */
export function startsOf(paragraphs) {
  const starts = new Int32Array(paragraphs.length)
  let start = 0
  for (const [index, paragraph] of paragraphs.entries()) {
    starts[index] = start
    start += paragraph.length + 1
  }
  return starts
}

/** @param {Int32Array} starts */
export function paragraphAt(starts, offset) {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle] <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The range of a highlight where every paragraph is one text node. */
export function rangeOf(starts, textOf, { start, end }) {
  const first = paragraphAt(starts, start)
  const last = paragraphAt(starts, end - 1)
  return new StaticRange({
    startContainer: textOf(first),
    startOffset: start - starts[first],
    endContainer: textOf(last),
    endOffset: end - starts[last],
  })
}

/** One registered highlight per colour. */
export function registerColours() {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  return colours.map((colour, index) => {
    sheet.insertRule(`::highlight(peer-${index}){background-color:${colour}}`)
    const highlight = new Highlight()
    highlight.priority = index
    CSS.highlights.set(`peer-${index}`, highlight)
    return highlight
  })
}

/** @param {string} rule */
export function addRule(rule) {
  const sheet = new CSSStyleSheet()
  sheet.insertRule(rule)
  document.adoptedStyleSheets.push(sheet)
}
