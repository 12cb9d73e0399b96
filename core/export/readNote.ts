import type { Instant } from '../model/id.ts'
import type { RichText } from '../model/richText.ts'
import { markdownOfRichText } from '../text/markdown.ts'
import { contentOfPlainText } from '../text/plainText.ts'
import { checkRichText } from '../text/richTextSchema.ts'
import type { ImportedNote, ImportedPerson } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import { fieldOf, idOf, type JsonRecord, textOf } from './jsonFields.ts'
import { ownTerm, uuidIn } from './jsonLdTerms.ts'
import { parseJson } from './parseJson.ts'
import { readInstant, readPerson } from './readPeople.ts'
import { richTextOfHtml } from './richTextOfHtml.ts'

/** The UUID that a term of ours names; null in files of others. */
export function ownUuid(body: JsonRecord, name: Parameters<typeof ownTerm>[0]): string | null {
  return uuidIn(fieldOf(body, ownTerm(name)))
}

interface Authorship {
  readonly annotator: ImportedPerson | null
  readonly created: Instant | null
  readonly modified: Instant | null
}

export function authorshipOf(body: JsonRecord, report: ImportReport): Authorship {
  const created = readInstant(fieldOf(body, 'created'), report)
  return {
    annotator: readPerson(fieldOf(body, 'creator'), report),
    created,
    modified: readInstant(fieldOf(body, 'modified'), report) ?? created,
  }
}

/** Plain text is escaped, so that it reads as itself where Markdown is expected. */
export function markdownOfPlainText(text: string): string {
  return markdownOfRichText(contentOfPlainText(text.replace(/\r\n?/g, '\n')).content)
}

function markdownOfBody(body: JsonRecord, value: string, report: ImportReport): string {
  const format = textOf(fieldOf(body, 'format'))?.toLowerCase() ?? ''
  if (format.startsWith('text/markdown')) return value
  if (!format.includes('html')) return markdownOfPlainText(value)
  report.add('body_html')
  return markdownOfRichText(richTextOfHtml(value))
}

/** Rich text that a file of ours has beside its Markdown; null, and said, where it is none. */
export function readRichText(json: string, report: ImportReport): RichText | null {
  try {
    return checkRichText(parseJson(json))
  } catch {
    // The Markdown beside it says the same; the report says that this was not used.
    report.add('body_content')
    return null
  }
}

function contentOfBody(body: JsonRecord, report: ImportReport): RichText | null {
  const json = textOf(fieldOf(body, ownTerm('content')))
  return json === null ? null : readRichText(json, report)
}

/** A commenting body as a note. */
export function readNote(body: JsonRecord, value: string, report: ImportReport): ImportedNote {
  return {
    id: ownUuid(body, 'note') ?? idOf(body),
    replyTo: ownUuid(body, 'replyTo'),
    markdown: markdownOfBody(body, value, report),
    content: contentOfBody(body, report),
    ...authorshipOf(body, report),
  }
}

/** A note of which nothing but its words is known. */
export function plainNote(markdown: string): ImportedNote {
  return {
    id: null,
    replyTo: null,
    markdown,
    content: null,
    annotator: null,
    created: null,
    modified: null,
  }
}
