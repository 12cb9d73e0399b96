import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import type { ExportDocument, ExportInput } from '../../core/export/exportModel.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { Range } from '../../core/model/range.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { contentOfPlainText } from '../../core/text/plainText.ts'
import { plainTextOfRichText } from '../../core/text/plainTextOfRichText.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import { writeDocx } from '../../services/exporters/docx/writeDocx.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { type ReadDocx, readDocx } from './readDocx.ts'
import { makeHighlight, makeNote, tortureProject } from './tortureProject.ts'

const torture = tortureProject()

async function written(input: ExportInput): Promise<ReadDocx> {
  return readDocx((await writeDocx(input)).bytes)
}

/** Words only: what stands between blocks is a paragraph's end in Word, whatever it was. */
function words(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd').replace(/\s+/g, ' ')
}

/** What of a highlight lies in blocks: Word has no place for what stands between them. */
function drawnParts({ blocks }: ExportDocument, { ranges }: Annotation): Range[] {
  return ranges.flatMap(([from, to]) =>
    blocks
      .map(({ start, end }): Range => [Math.max(from, start), Math.min(to, end)])
      .filter(([start, end]) => start < end),
  )
}

function threadHeads({ comments }: ReadDocx) {
  return comments.filter(({ answers }) => answers === null)
}

async function expectPassages(input: ExportInput): Promise<void> {
  const read = await written(input)
  const expected = input.documents.flatMap((document) =>
    inDocumentOrder(document)
      .placed.map((annotation) => drawnParts(document, annotation))
      .filter((parts) => parts.length > 0)
      .map((parts) => document.text.slice(parts[0]?.[0], parts.at(-1)?.[1])),
  )
  expect(threadHeads(read).map(({ passage }) => words(passage ?? '').trim())).toEqual(
    expected.map((passage) => words(passage).trim()),
  )
}

describe('a Word document', () => {
  test('has a thread on the very words of every highlight', async () => {
    await expectPassages(torture)
  })

  test('has, whatever the text and wherever the highlights', async () => {
    await fc.assert(fc.asyncProperty(arbitraryProject, expectPassages), { numRuns: 20 })
  })

  test('says every note once in its thread, by its author, at its time', async () => {
    const read = await written(torture)
    const notes = torture.documents.flatMap((document) =>
      document.annotations
        .filter((annotation) => drawnParts(document, annotation).length > 0)
        .flatMap((annotation) => annotation.notes),
    )
    expect(notes.length).toBeGreaterThan(3)
    for (const note of notes) {
      const said = read.comments.filter(
        ({ author, date, text }) =>
          author === note.annotator &&
          Date.parse(date) === Date.parse(note.created) &&
          words(text).includes(words(plainTextOfRichText(note.content)).trim().slice(0, 10)),
      )
      expect([note.id, said.length > 0]).toEqual([note.id, true])
    }
    expect(read.comments).toHaveLength(new Set(read.comments.map(({ id }) => id)).size)
  })

  test('has every quotation with a footnote, those without a place, too', async () => {
    const read = await written(torture)
    const annotations = torture.documents.flatMap((document) => document.annotations)
    const paragraphs = read.paragraphs.map((paragraph) => words(paragraph).trim())
    for (const { quote, current, state } of annotations) {
      expect(paragraphs).toContain(words(current ?? quote).trim())
      if ((current ?? quote) === quote) continue
      expect(paragraphs).toContain(words(`${state}: “${quote}”`).trim())
    }
    expect(read.footnotes).toHaveLength(annotations.length)
    expect(read.footnotes[0]).toContain('Jane Doe; The <Agency>')
  })

  test('keeps headings, lists, tables and links of the source, and marks on top of them', async () => {
    const content = richTextOfMarkdown(
      '# Title\n\nSee **the [page](https://example.org/a)** now.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |',
    )
    const { text, blocks } = textOfContent(content)
    const start = text.indexOf('the page')
    const highlight = makeHighlight(text, [[start + 2, text.indexOf('two') + 3]], {
      notes: [makeNote('over *all* of it')],
    })
    const [document] = torture.documents
    if (document === undefined) throw new Error('no document')
    const changed = { ...document, text, blocks, content, annotations: [highlight], notes: [] }
    const read = await written({ ...torture, documents: [changed] })
    expect(read.paragraphs).toEqual(expect.arrayContaining(['Title', 'one', 'two', 'c', 'd']))
    expect(read.comments.map(({ passage }) => passage)[0]).toBe('e page now.\none\ntwo')
    expect(read.comments.some((comment) => comment.text === 'over all of it')).toBe(true)
  })

  test('tells what it cannot carry, and only where there is some', async () => {
    const codes = async (input: ExportInput) =>
      (await writeDocx(input)).losses.map(({ code }) => code)
    expect(await codes(torture)).toEqual(
      expect.arrayContaining(['history', 'one_range', 'not_in_xml', 'rejected_mentions']),
    )
    const plain = contentOfPlainText('Nothing special.')
    const [document] = torture.documents
    if (document === undefined) throw new Error('no document')
    const empty = { ...document, text: 'Nothing special.', ...plain, annotations: [], notes: [] }
    const quiet = {
      ...torture,
      documents: [empty],
      codes: [],
      entities: [],
      relations: [],
      notes: [],
    }
    expect(await codes(quiet)).toEqual(['history', 'colours'])
  })
})
