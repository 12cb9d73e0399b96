import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import { writeOdt } from '../../services/exporters/odt/writeOdt.ts'
import { importOdt } from '../../services/importers/odt/importOdt.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { makeHighlight, makeNote, tortureProject } from './tortureProject.ts'

function partsOf(input: ExportInput): Record<string, string> {
  const parts = unzipSync(writeOdt(input).bytes)
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** Every part is XML; throws where libxml2 says that it is none. */
function expectXml(input: ExportInput): void {
  for (const [name, text] of Object.entries(partsOf(input))) {
    if (name.endsWith('.xml')) XmlDocument.fromString(text).dispose()
  }
}

/** Words only: what stands between blocks is a paragraph's end there, whatever it was. */
function words(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
  const held = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd').toWellFormed()
  return held.replace(/\s+/g, ' ').trim()
}

test('the archive begins with its media type, uncompressed', () => {
  const project = tortureProject()
  const { bytes } = writeOdt(project)
  expect(strFromU8(bytes.slice(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
  expect(writeOdt(project).bytes).toEqual(bytes)
})

function readBack(input: ExportInput) {
  return importOdt({ name: 'x.odt', bytes: writeOdt(input).bytes })
}

test('names and titles are words alone, where the format has no elements for white space', () => {
  const project = tortureProject()
  const [document] = project.documents
  if (document === undefined) throw new Error('no document')
  const highlight = makeHighlight(document.text, [[0, 1]], {
    by: { id: document.id, name: 'Ann  Lee' },
  })
  const { 'meta.xml': meta, 'content.xml': content } = partsOf({
    ...project,
    project: { ...project.project, name: 'Two  spaces' },
    documents: [{ ...document, annotations: [highlight] }],
  })
  expect(meta).toContain('<dc:title>Two  spaces</dc:title>')
  expect(content).toContain('<dc:creator>Ann  Lee</dc:creator>')
})

test('every text stands in it, whatever it holds', async () => {
  const project = tortureProject()
  expectXml(project)
  const read = await readBack(project)
  for (const { text } of project.documents) expect(words(read.text)).toContain(words(text))
})

test('quotes a changed passage in its present words, its former ones under it', () => {
  const [document] = tortureProject().documents
  const changed = document?.annotations.find(({ state }) => state === 'edited')
  if (document === undefined || changed === undefined) throw new Error('no changed passage')
  const only = { ...document, annotations: [{ ...changed, quote: 'former words' }] }
  const { 'content.xml': content = '' } = partsOf({ ...tortureProject(), documents: [only] })
  const quotations = content.slice(content.search(/text:style-name="Quotation(s|Kept)"/))
  const paragraphs = quotations.split('</text:p>').map((xml) => xml.replace(/<[^>]*>/g, ''))
  expect(paragraphs[0]).toContain(changed.current)
  expect(paragraphs).toContain('edited: “former words”')
})

test('any text and any highlights make a file that opens and holds the text', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryProject, async (project) => {
      expectXml(project)
      const read = await readBack(project)
      expect(words(read.text)).toContain(words(project.documents[0]?.text ?? ''))
    }),
    { numRuns: 50 },
  )
})

test('comments come back on the words of their highlights, with who wrote them', async () => {
  const markdown =
    '# Head\n\n- one *two* three\n- four\n\n| a | b |\n|---|---|\n| five six | seven |\n'
  const content = richTextOfMarkdown(markdown)
  const { text, blocks } = textOfContent(content)
  const place = (quote: string): [number, number] => {
    const start = text.indexOf(quote)
    return [start, start + quote.length]
  }
  const annotations = ['two three', 'one two', 'six'].map((quote) =>
    makeHighlight(text, [place(quote)], { notes: [makeNote(`About ${quote}`)] }),
  )
  const project = tortureProject()
  const [document] = project.documents
  if (document === undefined) throw new Error('no document')
  const only = { ...document, text, blocks, content, pages: [], annotations, notes: [] }
  const read = await readBack({ ...project, documents: [only] })
  const back = read.annotations.flatMap(({ ranges, notes }) =>
    notes.map((note) => [ranges.map((range) => read.text.slice(...range)).join(' '), note.text]),
  )
  for (const { quote, notes } of inDocumentOrder({ annotations }).placed) {
    for (const note of notes) expect(back).toContainEqual([quote, note.markdown])
  }
  expect(read.content.content?.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['heading', 'bulletList', 'table']),
  )
})
