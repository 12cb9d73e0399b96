// A title that the text itself begins with is printed once, above the facts, with the highlights on it.
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { runExport } from '../../core/export/exportFormats.ts'
import type { ExportDocument, ExportInput } from '../../core/export/exportModel.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import { writeDocx } from '../../services/exporters/docx/writeDocx.ts'
import { writeOdt } from '../../services/exporters/odt/writeOdt.ts'
import { readDocx } from './readDocx.ts'
import { readHtmlExport, textContent } from './readHtmlExport.ts'
import { makeHighlight, makeNote, tortureProject } from './tortureProject.ts'

function inputOf(markdown: string, note = 'A note.'): ExportInput {
  const content = richTextOfMarkdown(markdown)
  const { text, blocks } = textOfContent(content)
  const torture = tortureProject()
  const [any] = torture.documents
  if (any === undefined) throw new Error('no document')
  // From the title into the text.
  const notes = [makeNote(note)]
  const annotations = [makeHighlight(text, [[4, 24]], { notes })]
  const title = 'The title of it'
  const own = { title, content, text, blocks, pages: [], annotations, notes: [] }
  const document: ExportDocument = { ...any, ...own }
  return { ...torture, documents: [document] }
}

const titled = inputOf('## The title\tof it\n\nWords of the text.\n\n### Further\n\nMore.')
const untitled = inputOf('Words of the text.\n\n### The title of it\n\nMore words.')

test.each([
  ['titled', titled, 1],
  ['untitled', untitled, 2],
])('a text that is %s', async (_, input, times) => {
  const [document] = input.documents
  const isTitle = (words: string) => words.replaceAll(/\s+/g, ' ').trim() === document?.title

  const docx = readDocx((await writeDocx(input)).bytes)
  expect(docx.paragraphs.filter(isTitle)).toHaveLength(times)
  expect(isTitle(docx.paragraphs[0] ?? '')).toBe(true)

  const odt = contentOf(input)
  const paragraphs = odt
    .replaceAll(/<office:annotation .*?<\/office:annotation>/g, '')
    .split(/<\/text:[hp]>/)
    .map((xml) => xml.replaceAll(/<text:(s|tab)[^>]*>/g, ' ').replaceAll(/<[^>]*>/g, ''))
  expect(paragraphs.filter(isTitle)).toHaveLength(times)
  expect(odt.match(/text:outline-level="1"/g)).toHaveLength(1)

  const page = readHtmlExport(runExport('html', input).text)
  const headings = page.elements.filter(({ tagName }) => /^h[23]$/.test(tagName)).map(textContent)
  expect(headings.filter(isTitle)).toHaveLength(times)
  const [first] = page.elements.filter(({ tagName }) => tagName === 'h2')
  expect(first !== undefined && isTitle(textContent(first))).toBe(true)
  expect(page.articles.map(({ text }) => text)).toEqual([document?.text])
  expect(page.articles[0]?.highlights[0]?.marked).toBe(document?.text.slice(4, 24))
})

test('a comment of OpenDocument keeps what is bold and what is a list', () => {
  const markdown = 'Over **both**:\n\n3. one\n   - in it\n\n   more\n4. two\n\n# Head'
  const comment = contentOf(inputOf('Words of the text, all of them.', markdown)).match(
    /<office:annotation [^>]*><dc:creator>Ann.*?<\/office:annotation>/,
  )?.[0]
  const lines = comment?.match(/<text:p>.*?<\/text:p>/g) ?? []
  expect(lines.map((line) => line.replaceAll(/<\/?text:p>/g, ''))).toEqual([
    'Over<text:s text:c="1"/><text:span text:style-name="T1">both</text:span>:',
    '3.<text:s text:c="1"/>one',
    '\u2003\u2022<text:s text:c="1"/>in it',
    '\u2003more',
    '4.<text:s text:c="1"/>two',
    '<text:span text:style-name="T1">Head</text:span>',
  ])
})

function contentOf(input: ExportInput): string {
  return strFromU8(unzipSync(writeOdt(input).bytes)['content.xml'] ?? new Uint8Array())
}
