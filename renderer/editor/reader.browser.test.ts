import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  book,
  caret,
  caretAfter,
  closePage,
  filled,
  highlight,
  open,
  openPage,
  page,
  pageErrors,
  paragraphs,
  pointOn,
  putCaret,
  selection,
  settled,
  textInPage,
} from './readerPage.fixture.ts'
import type { TestPage } from './testPage/main.ts'

declare const testPage: TestPage

beforeAll(openPage, 120_000)
afterAll(closePage)
beforeEach(() => {
  pageErrors.length = 0
})

test('the caret walks by character, word, line, sentence, paragraph, page and to the ends', async () => {
  const text = await open([
    ...paragraphs('One two. Three four.', 'Five six. Seven.'),
    ...book.slice(0, 300),
  ])
  await putCaret(0)
  expect(
    await caretAfter([
      'ArrowRight',
      'Control+ArrowRight',
      'ArrowLeft',
      'End',
      'ArrowRight',
      'Alt+ArrowDown',
      'Alt+ArrowUp',
      'Control+ArrowUp',
      'Control+ArrowDown',
      'Home',
      'Control+End',
      'Control+Home',
    ]),
  ).toEqual([1, 3, 2, 20, 21, 31, 21, 0, 21, 21, text.length, 0])
  const [down = 0] = await caretAfter(['PageDown'])
  const [up] = await caretAfter(['PageUp'])
  expect(down).toBeGreaterThan(300)
  expect(up).toBeLessThan(down)
  expect(pageErrors).toEqual([])
})

test('the caret crosses from one section into the next, and back', async () => {
  await open(book)
  const border = await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('.reader-section p')]
    return blocks.slice(0, 50).reduce((sum, block) => sum + (block.textContent?.length ?? 0) + 1, 0)
  })
  await putCaret(border - 2)
  expect(
    await caretAfter(['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']),
  ).toEqual([border - 1, border, border + 1, border, border - 1])
  const [below = 0] = await caretAfter(['ArrowDown'])
  expect(below).toBeGreaterThanOrEqual(border)
})

test('Shift extends the selection; it is told as made by key', async () => {
  await open(paragraphs('One two. Three four.', 'Five.'))
  await putCaret(0)
  await caretAfter(['Shift+Control+ArrowRight', 'Shift+Alt+ArrowDown', 'Shift+Control+ArrowDown'])
  expect(await selection()).toEqual([0, 21])
  const last = await page.evaluate(() => testPage.events.selections.at(-1))
  expect(last).toEqual([[0, 21], true])
})

test('the mouse selects: dragging, a word by two clicks, a paragraph by three', async () => {
  const text = await open(paragraphs('One two three.', 'Second paragraph.'))
  const from = await pointOn(4)
  const to = await pointOn(12)
  await page.mouse.move(from.x - 2, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x + 4, to.y, { steps: 5 })
  await page.mouse.up()
  await settled()
  const [start, end] = (await selection()) ?? [0, 0]
  expect(text.slice(start, end)).toBe('two three')
  await page.waitForTimeout(600)
  await page.mouse.dblclick(from.x, from.y)
  await settled()
  const word = (await selection()) ?? [0, 0]
  expect(text.slice(...word).trim()).toBe('two')
  await page.waitForTimeout(600)
  await page.mouse.click(from.x, from.y, { clickCount: 3 })
  await settled()
  expect(await selection()).toEqual([0, 14])
  expect(await page.evaluate(() => testPage.events.selections.at(-1))).toEqual([[0, 14], false])
})

test('copy gives the text itself, also of sections that are not drawn', async () => {
  const text = await open(book)
  await putCaret(0)
  await page.keyboard.press('Control+a')
  await settled()
  expect(await selection()).toEqual([0, text.length])
  await page.keyboard.press('Control+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied === text).toBe(true)
})

test('nothing gets in: typing, deleting, pasting, dropping, an input method', async () => {
  await open(paragraphs('Not a word of this changes.', 'Nor of this.'))
  const before = await textInPage()
  await page.evaluate(() => navigator.clipboard.writeText('intruder'))
  await putCaret(5)
  for (const key of ['x', 'Enter', 'Backspace', 'Delete', 'Control+v', 'Control+x', 'Control+z']) {
    await page.keyboard.press(key)
  }
  await page.keyboard.press('Shift+Control+ArrowRight')
  await page.keyboard.press('Control+x')
  await page.keyboard.type('typed')
  await page.keyboard.insertText('inserted')
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', {
    text: 'かな',
    selectionStart: 2,
    selectionEnd: 2,
  })
  await session.send('Input.insertText', { text: '仮名' })
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'dropped')
    const target = document.querySelector('.reader-text p')
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
    target?.dispatchEvent(drop)
    const paste = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    target?.dispatchEvent(paste)
    document.execCommand('insertText', false, 'commanded')
  })
  await page.waitForTimeout(100)
  expect(await textInPage()).toBe(before)
  expect(pageErrors).toEqual([])
})

test('clicking five stacked highlights goes through them, the shortest first', async () => {
  const stacked = [0, 1, 2, 3, 4].map((depth) => highlight(`h${depth}`, 20 - depth, 30 + depth))
  await open(paragraphs('This is a sentence with a passage that five people marked.'), stacked)
  const { x, y } = await pointOn(25)
  for (let click = 0; click < 6; click++) {
    // Clicks closer together are double clicks, which select words.
    await page.waitForTimeout(550)
    await page.mouse.click(x, y)
  }
  const clicks = await page.evaluate(() => testPage.events.clicks)
  expect(clicks.map(([first]) => first)).toEqual(['h0', 'h1', 'h2', 'h3', 'h4', 'h0'])
  expect(clicks[0]).toEqual(['h0', 'h1', 'h2', 'h3', 'h4'])
  const beside = await pointOn(2)
  await page.mouse.click(beside.x, beside.y)
  expect(await page.evaluate(() => testPage.events.clicks.length)).toBe(6)
})

test('far sections are not drawn at first, and all text is there after idle', async () => {
  const text = await open(book)
  const drawn = await page.evaluate(() => testPage.drawnAtOpen)
  expect(drawn).toBeGreaterThan(0)
  expect(drawn).toBeLessThan(300)
  await filled()
  expect((await textInPage()) === text).toBe(true)
})

test('scrolling to a place lands on its line, and the map of the page holds there', async () => {
  const text = await open(book)
  for (const share of [0.7, 0.2, 0.95]) {
    const offset = text.indexOf('Paragraph', Math.floor(text.length * share))
    await page.evaluate((at) => testPage.reader?.scrollTo(at), offset)
    await page.waitForTimeout(200)
    const place = await page.evaluate((at) => {
      const box = testPage.reader?.rectsOf([at, at + 9])[0]
      const column = testPage.reader?.element.getBoundingClientRect().top ?? 0
      const top = (testPage.reader?.topOf(at) ?? 0) + column
      const hit = box && testPage.reader?.hitTest(box.left + 1, box.top + 5)?.offset
      return { y: box?.top, top, hit }
    }, offset)
    expect(place.y).toBeGreaterThanOrEqual(0)
    expect(place.y).toBeLessThan(31 * 1.5)
    expect(place.top).toBeCloseTo(place.y ?? 0, 0)
    expect(place.hit).toBe(offset)
  }
})

test('offsets hold in emoji, right-to-left and Chinese text, and never cut a character', async () => {
  const family = '👩‍👩‍👧'
  const text = await open(
    paragraphs(`A ${family} here`, 'مرحبا بالعالم', '世界你好', 'e\u0301te\u0301 🇩🇪🇫🇷'),
  )
  await putCaret(2)
  await page.keyboard.press('Shift+ArrowRight')
  await settled()
  const family2 = (await selection()) ?? [0, 0]
  expect(text.slice(...family2)).toBe(family)
  const chinese = text.indexOf('你')
  const arabic = text.indexOf('بالعالم')
  for (const [start, end] of [
    [chinese, chinese + 2],
    [arabic, arabic + 7],
  ] as const) {
    await page.evaluate((range) => testPage.reader?.setSelection(range), [start, end] as const)
    const inPage = await page.evaluate(() => getSelection()?.toString())
    expect(inPage).toBe(text.slice(start, end))
    expect(await selection()).toEqual([start, end])
  }
  const flag = text.indexOf('🇩🇪')
  await page.evaluate((range) => testPage.reader?.setSelection(range), [flag, flag + 2] as const)
  expect(await selection()).toEqual([flag, flag + 4])
  const accent = text.indexOf('e\u0301')
  await page.evaluate((range) => testPage.reader?.setSelection(range), [
    accent,
    accent + 1,
  ] as const)
  expect(await selection()).toEqual([accent, accent + 2])
})

test('a text without any block opens and closes', async () => {
  await open([{ type: 'horizontalRule' }])
  await putCaret(0)
  await caretAfter(['ArrowRight', 'Control+End', 'PageDown'])
  expect([await caret(), await selection()]).toEqual([0, null])
  await page.evaluate(() => testPage.close())
  expect(await page.evaluate(() => document.querySelectorAll('.reader-section').length)).toBe(0)
  expect(pageErrors).toEqual([])
})
