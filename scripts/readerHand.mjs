/** @typedef {import('playwright-core').Page} Page */

/**
 * A line of words on the page, in pixels of the window.
 *
 * @typedef {{ left: number, right: number, middle: number }} Line
 */

/**
 * Where words of the text that is read are, once they are in view.
 *
 * @param {Page} page
 * @param {string} words within one run of letters of the page
 * @returns {Promise<{ first: Line, last: Line }>}
 */
export function placeOfWords(page, words) {
  return page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('[aria-readonly=true]'), 4)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(${JSON.stringify(words)})
      if (start === -1) continue
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, start + ${words.length})
      node.parentElement.scrollIntoView({ block: 'center' })
      const rects = [...range.getClientRects()].map(({ left, right, top, height }) => ({
        left, right, middle: top + height / 2,
      }))
      return { first: rects[0], last: rects.at(-1) }
    }
    throw new Error('no such words')
  })()`)
}

/**
 * Selects words of the text that is read, as a hand does.
 *
 * @param {Page} page
 * @param {string} words within one run of letters of the page
 */
export async function dragOver(page, words) {
  const { first, last } = await placeOfWords(page, words)
  await page.mouse.move(first.left + 1, first.middle)
  await page.mouse.down()
  await page.mouse.move((first.left + last.right) / 2, last.middle, { steps: 4 })
  await page.mouse.move(last.right - 1, last.middle, { steps: 4 })
  await page.mouse.up()
}
