import { Highlighter } from 'virtual:hypothesis/annotator/highlighter'
import { addRule, paragraphAt, startsOf } from './text.mjs'

/** Its highlighter, given the places: its own search for them (`anchor`) would come on top. */
export const hypothesis = {
  prepare: ({ paragraphs }) => paragraphs,
  open(root, paragraphs, highlights) {
    addRule('hypothesis-highlight{background-color:rgb(255 255 60 / 40%)}')
    const starts = startsOf(paragraphs)
    const elements = paragraphs.map((text) => {
      const element = document.createElement('p')
      element.textContent = text
      return element
    })
    root.append(...elements)
    const highlighter = new Highlighter(root)
    const pointAt = (paragraph, offset) => pointIn(elements[paragraph], offset - starts[paragraph])
    const add = ({ start, end }) => {
      const range = document.createRange()
      range.setStart(...pointAt(paragraphAt(starts, start), start))
      range.setEnd(...pointAt(paragraphAt(starts, end - 1), end))
      highlighter.highlightRange(range)
    }
    for (const highlight of highlights) add(highlight)
    return { add }
  },
}

/** Every highlight wraps text in elements, which cuts the texts. */
function pointIn(element, offset) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let rest = offset
  let text = texts.nextNode()
  while (text !== null && rest > text.length) {
    rest -= text.length
    text = texts.nextNode()
  }
  return [text, rest]
}
