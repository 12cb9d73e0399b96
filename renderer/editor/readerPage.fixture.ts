import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import type { RichNode } from '../../core/model/richText.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import type { PaintedHighlight, ReaderContent } from './readerTypes.ts'
import type { TestPage } from './testPage/main.ts'

declare const testPage: TestPage

/** Set to a folder to keep a picture of every theme for looking at. */
export const pictures = process.env['READER_PICTURES']
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

let browser: Browser
let server: http.Server

/** The page under test, one for a file; open before the first test. */
export let page: Page
export const pageErrors: string[] = []

function browserPath(): string {
  const file = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  if (fs.existsSync(file)) return file
  throw new Error(`the reader's tests need a Chromium: set CHROMIUM_PATH (looked for ${file})`)
}

async function serve(folder: string): Promise<string> {
  server = http.createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : path.normalize(request.url ?? '')
    const file = path.join(folder, name)
    response.setHeader('content-type', types[path.extname(file)] ?? 'text/plain')
    response.end(fs.existsSync(file) ? fs.readFileSync(file) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/`
}

export async function openPage(): Promise<void> {
  const executablePath = browserPath()
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-reader-'))
  await build({
    root: path.join(import.meta.dirname, 'testPage'),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, minify: false },
  })
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ viewport: { width: 900, height: 700 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  page.on('pageerror', (error) => pageErrors.push(String(error.stack)))
  await page.goto(await serve(outDir))
}

export async function closePage(): Promise<void> {
  await browser?.close()
  server?.close()
}

export function paragraphs(...texts: string[]): RichNode[] {
  return texts.map((text) => ({
    type: 'paragraph',
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  }))
}

export async function open(
  nodes: readonly RichNode[],
  highlights: readonly PaintedHighlight[] = [],
) {
  const content = { type: 'doc' as const, content: nodes }
  const { text, blocks } = textOfContent(content)
  const input: Omit<ReaderContent, 'scroller'> = {
    text,
    content,
    blocks,
    language: 'en',
    direction: 'auto',
    label: 'A text',
    highlightsLabel: 'Highlights in view',
  }
  await page.evaluate(
    async ([given, painted]) => {
      testPage.open(given)
      testPage.reader?.setHighlights(painted)
      document.querySelector('#scroller')?.scrollTo(0, 0)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    },
    [input, highlights] as const,
  )
  return text
}

export function highlight(
  id: string,
  start: number,
  end: number,
  colour = 'madder',
): PaintedHighlight {
  return { id, ranges: [[start, end]], colour, state: 'exact' }
}

/** The browser tells of a moved selection a task after it has moved. */
export async function settled(): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve))),
  )
}

export const caret = () => page.evaluate(() => testPage.reader?.getCaret())
export const selection = () => page.evaluate(() => testPage.reader?.getSelection())
export const filled = () => page.evaluate(() => testPage.reader?.whenFilled)
export const textInPage = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.reader-section :is(p,h1,h2,pre)')]
      .map((block) => block.textContent)
      .join('\n'),
  )

export async function putCaret(offset: number): Promise<void> {
  await page.evaluate((at) => {
    testPage.reader?.focus()
    testPage.reader?.setCaret(at)
  }, offset)
}

export async function caretAfter(keys: readonly string[]): Promise<(number | undefined)[]> {
  const carets = []
  for (const key of keys) {
    await page.keyboard.press(key)
    await settled()
    carets.push(await caret())
  }
  return carets
}

/** Middle of a character, in client coordinates. */
export async function pointOn(offset: number): Promise<{ x: number; y: number }> {
  const box = await page.evaluate(
    (at) => testPage.reader?.rectsOf([at, at + 1])[0]?.toJSON(),
    offset,
  )
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export const book = paragraphs(
  ...Array.from(
    { length: 1200 },
    (_, index) => `Paragraph ${index}. ${'It goes on for a while. '.repeat(1 + (index % 7))}`,
  ),
)
