import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { plainTextOfRichText } from '../../core/text/plainTextOfRichText.ts'
import { openArchive } from '../importers/archive/openArchive.ts'
import { importSource } from '../importers/importSource.ts'
import { parseXml, type XmlElement } from '../importers/xml/xmlTree.ts'

/** Formats that nothing of ours imports as what they are: their files are read back as words. */
export const wordFormatNames = [
  'markdown',
  'html',
  'pdf',
  'obsidian',
  'docx',
  'odt',
  'csv',
  'xlsx',
  'json',
] as const
export type WordFormatName = (typeof wordFormatNames)[number]

type ReadWords = (bytes: Uint8Array) => Promise<readonly string[]>

/** Everything that such a file says, as texts in which words of it stand one after the other. */
export const readWords: Readonly<Record<WordFormatName, ReadWords>> = {
  markdown: async (bytes) => wordsOfMarkdown(decode(bytes)),
  html: async (bytes) => {
    const { importHtml } = await import('../importers/importHtml.ts')
    return [importHtml({ name: 'export.html', bytes, keeping: 'whole' }).text]
  },
  pdf: (bytes) => wordsOfSource('export.pdf', bytes),
  obsidian: async (bytes) => {
    const archive = await openArchive(bytes)
    const texts = await Promise.all(archive.names.map((name) => archive.text(name)))
    return [archive.names.join('\n'), ...texts.flatMap(wordsOfMarkdown)]
  },
  docx: (bytes) => wordsOfSource('export.docx', bytes),
  odt: (bytes) => wordsOfSource('export.odt', bytes),
  csv: async (bytes) => {
    const { parse } = await import('csv-parse/sync')
    const rows: string[][] = parse(decode(bytes), { relax_column_count: true })
    return rows.flat().flatMap(wordsOfMarkdown)
  },
  xlsx: async (bytes) => {
    const archive = await openArchive(bytes)
    const sheets = archive.names.filter((name) => /^xl\/(?:worksheets\/)?\w+\.xml$/.test(name))
    const texts = await Promise.all(sheets.map((name) => archive.text(name)))
    const cells = texts.flatMap((text, i) => cellsOf(parseXml(text, sheets[i] ?? 'a sheet')))
    return cells.flatMap(wordsOfMarkdown)
  },
  json: async (bytes) => wordsOfJson(JSON.parse(decode(bytes))),
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

/** A document with the comments in it. */
async function wordsOfSource(name: string, bytes: Uint8Array): Promise<string[]> {
  const { text, annotations } = await importSource({ name, bytes })
  return [text, ...annotations.flatMap(({ notes }) => notes.map((note) => note.text))]
}

/**
 * As it reads, and as it is written, without the signs of quotations: passages stand in it as they are, so that an
 * asterisk of a source may read as emphasis.
 */
function wordsOfMarkdown(source: string): string[] {
  const unquoted = source.replaceAll(/^[ \t]*>/gm, '')
  return [plainTextOfRichText(richTextOfMarkdown(source)), source, unquoted]
}

/** What stands in the cells of a sheet, or in its table of strings. */
function cellsOf(element: XmlElement): string[] {
  if (element.name === 't')
    return [element.children.filter((child) => typeof child === 'string').join('')]
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : cellsOf(child)))
}

/** Every string; what stands under `text` also in one piece, for a note's words are parted by their marks. */
function wordsOfJson(value: unknown): string[] {
  const strings: string[] = []
  const texts: string[] = []
  const gather = (each: unknown, key: string): void => {
    if (typeof each === 'string') {
      strings.push(each)
      if (key === 'text') texts.push(each)
    } else if (typeof each === 'object' && each !== null) {
      for (const [name, inner] of Object.entries(each)) gather(inner, name)
    }
  }
  gather(value, '')
  return [texts.join(''), ...strings]
}
