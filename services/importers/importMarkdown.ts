import { doiOf } from '../../core/bibliography/bibliographicName.ts'
import { cslDateOf } from '../../core/bibliography/cslDate.ts'
import type { CslItem, ExtractedSource } from '../../core/model/source.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { textOfContent } from '../../core/text/textOfContent.ts'
import { decodeText } from './decodeText.ts'
import { firstHeadingOf } from './firstHeadingOf.ts'
import { type FrontMatter, frontMatterOf } from './frontMatter.ts'
import { languageTagOf } from './languageTag.ts'
import type { SourceFile } from './sourceFile.ts'

/** Imports a Markdown file: the text is the rendered text; front matter is metadata, not text. */
export function importMarkdown({ bytes }: SourceFile): ExtractedSource {
  const { text: source, encoding, report } = decodeText(bytes)
  const { fields, body } = frontMatterOf(source)
  const content = richTextOfMarkdown(body)
  const { text, blocks } = textOfContent(content)
  return {
    extractor: 'variorum/markdown',
    extractorVersion: '1',
    mediaType: 'text/markdown',
    encoding,
    title: first(fields, ['title']) ?? firstHeadingOf(content),
    language: languageOf(fields),
    metadata: metadataOf(fields),
    text,
    content,
    blocks,
    pages: [],
    annotations: [],
    report,
  }
}

type Fields = FrontMatter['fields']

/** CSL-JSON fields that front matter gives under its usual names. */
function metadataOf(fields: Fields): CslItem {
  const authors = fields.get('author') ?? fields.get('authors') ?? []
  const date = first(fields, ['date', 'published', 'issued'])
  const doi = first(fields, ['doi'])
  const accessed = first(fields, ['accessed', 'retrieved'])
  const metadata = {
    title: first(fields, ['title']),
    author: authors.length > 0 ? authors.map((literal) => ({ literal })) : null,
    publisher: first(fields, ['publisher', 'site']),
    issued: date === null ? null : cslDateOf(date),
    accessed: accessed === null ? null : cslDateOf(accessed),
    URL: first(fields, ['url', 'source', 'link', 'canonical_url']),
    DOI: doiOf(doi) ?? doi,
    language: languageOf(fields),
    abstract: first(fields, ['abstract', 'description', 'summary']),
    license: first(fields, ['license', 'licence', 'rights']),
  }
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null))
}

function languageOf(fields: Fields): string | null {
  return languageTagOf(first(fields, ['lang', 'language']))
}

function first(fields: Fields, names: readonly string[]): string | null {
  const name = names.find((candidate) => (fields.get(candidate)?.length ?? 0) > 0)
  return name === undefined ? null : (fields.get(name)?.[0] ?? null)
}
