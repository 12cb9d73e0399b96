import { AppError } from '../../../core/model/error.ts'
import type { ExtractedSource, ReportLine } from '../../../core/model/source.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'
import { factsOf } from '../dublinCore.ts'
import { firstHeadingOf } from '../firstHeadingOf.ts'
import { latin1Of } from '../latin1Of.ts'
import type { SourceFile } from '../sourceFile.ts'
import { RtfReader } from './rtfReader.ts'
import { rtfTokens } from './rtfTokens.ts'

/**
 * Imports an RTF file by a reader of our own, which knows paragraphs, headings, flat lists, tables, marks,
 * links and notes; pictures, headers and comments are left out. Throws AppError `corrupt` for what does
 * not begin as RTF.
 */
export function importRtf({ bytes }: SourceFile): ExtractedSource {
  const source = latin1Of(bytes)
  if (!/^\s*\{\\rtf/.test(source)) throw new AppError('corrupt', 'the file does not begin as RTF')
  const reader = new RtfReader()
  for (const token of rtfTokens(source)) reader.take(token)
  const { content, title, author } = reader.finish()
  const { text, blocks } = textOfContent(content)
  const facts = factsOf({ type: 'document', title, authors: author === null ? [] : [author] })
  return {
    extractor: 'variorum/rtf',
    extractorVersion: '1',
    mediaType: 'application/rtf',
    encoding: null,
    ...facts,
    title: facts.title ?? firstHeadingOf(content),
    text,
    content,
    blocks,
    pages: [],
    annotations: [],
    report: reportOf(reader.comments, text),
  }
}

function reportOf(comments: number, text: string): ReportLine[] {
  const lines: ReportLine[] = []
  if (comments > 0) {
    const message = `Comments of RTF files are not read; left out: ${comments}.`
    lines.push({ code: 'comments-left-out', message })
  }
  if (text === '') lines.push({ code: 'no-text', message: 'The document holds no text.' })
  return lines
}
