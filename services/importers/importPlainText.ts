import type { ExtractedSource } from '../../core/model/source.ts'
import { contentOfPlainText } from '../../core/text/plainText.ts'
import { decodeText } from './decodeText.ts'
import type { SourceFile } from './sourceFile.ts'

/** Imports a text file: the text is the decoded file, unchanged but for its line ends. */
export function importPlainText({ bytes }: SourceFile): ExtractedSource {
  const { text, encoding, report } = decodeText(bytes)
  const { content, blocks } = contentOfPlainText(text)
  return {
    extractor: 'variorum/text',
    extractorVersion: '1',
    mediaType: 'text/plain',
    encoding,
    title: null,
    language: null,
    metadata: {},
    text,
    content,
    blocks,
    pages: [],
    annotations: [],
    report,
  }
}
