import { MentionRole } from '../model/entity.ts'
import type { Instant } from '../model/id.ts'
import type { RichText } from '../model/richText.ts'
import { markdownOfRichText } from '../text/markdown.ts'
import { contentOfPlainText } from '../text/plainText.ts'
import { checkRichText } from '../text/richTextSchema.ts'
import { authorityOf } from './authorityUri.ts'
import type {
  ImportedCoding,
  ImportedMention,
  ImportedNote,
  ImportedPerson,
} from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import {
  fieldOf,
  idOf,
  isRecord,
  type JsonRecord,
  listOf,
  termsOf,
  textOf,
  textsOf,
  typesOf,
} from './jsonFields.ts'
import { ownTerm, uuidOf } from './jsonLdTerms.ts'
import { parseJson } from './parseJson.ts'
import { readInstant, readPerson } from './readPeople.ts'
import { richTextOfHtml } from './richTextOfHtml.ts'

/** What hangs on an annotation, sorted into our kinds. */
export interface ReadBodies {
  readonly codings: ImportedCoding[]
  readonly notes: ImportedNote[]
  readonly mentions: ImportedMention[]
}

interface BodyScope {
  readonly found: ReadBodies
  /** Stands in for the purpose of a body that has none. */
  readonly motivations: readonly string[]
  readonly report: ImportReport
}

const alternatives = new Set(['Choice', 'Composite', 'List', 'Independents'])

/**
 * The path of a code in a tag of any program: "/" between the names, as we write it. A web address
 * is one name.
 */
export function pathOfTag(tag: string): string[] {
  if (tag.includes('://')) return [tag.trim()]
  return tag
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function uuidField(body: JsonRecord, name: Parameters<typeof ownTerm>[0]): string | null {
  const uri = idOf(fieldOf(body, ownTerm(name)))
  return uri === null ? null : uuidOf(uri)
}

interface Authorship {
  readonly annotator: ImportedPerson | null
  readonly created: Instant | null
  readonly modified: Instant | null
}

function authorshipOf(body: JsonRecord, report: ImportReport): Authorship {
  const created = readInstant(fieldOf(body, 'created'), report)
  return {
    annotator: readPerson(fieldOf(body, 'creator'), report),
    created,
    modified: readInstant(fieldOf(body, 'modified'), report) ?? created,
  }
}

function readCoding(body: JsonRecord, tag: string, { found, report }: BodyScope): void {
  const ownPath = textsOf(fieldOf(body, ownTerm('path')))
  const path = ownPath.length > 0 ? ownPath : pathOfTag(tag)
  if (path.length === 0) return
  const { annotator, created } = authorshipOf(body, report)
  found.codings.push({ path, codeId: uuidField(body, 'code'), annotator, created })
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

function contentOfBody(body: JsonRecord, report: ImportReport): RichText | null {
  const json = textOf(fieldOf(body, ownTerm('content')))
  if (json === null) return null
  try {
    return checkRichText(parseJson(json))
  } catch {
    // The Markdown beside it says the same; the report says that this was not used.
    report.add('body_content')
    return null
  }
}

/** A commenting body as a note. */
export function readNote(body: JsonRecord, value: string, report: ImportReport): ImportedNote {
  return {
    id: uuidField(body, 'note') ?? idOf(body),
    replyTo: uuidField(body, 'replyTo'),
    markdown: markdownOfBody(body, value, report),
    content: contentOfBody(body, report),
    ...authorshipOf(body, report),
  }
}

function plainNote(markdown: string): ImportedNote {
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

/** An autolink, unless the address would end it early. */
function linkTo(uri: string): string {
  return /^[a-z][a-z\d+.-]*:[^\s<>]*$/i.test(uri) ? `<${uri}>` : markdownOfPlainText(uri)
}

function readMention(body: JsonRecord, uri: string, { found }: BodyScope): void {
  const role = MentionRole.safeParse(fieldOf(body, ownTerm('role')))
  const source = fieldOf(body, 'source')
  const label = fieldOf(body, ownTerm('label')) ?? (isRecord(source) && fieldOf(source, 'label'))
  found.mentions.push({
    uri,
    authority: authorityOf(uri),
    entityId: uuidField(body, 'entity') ?? uuidOf(uri),
    label: textOf(label),
    type: textOf(fieldOf(body, ownTerm('entityType'))),
    role: role.success ? role.data : 'mention',
  })
}

function purposesOf(body: JsonRecord, { motivations }: BodyScope): readonly string[] {
  const purposes = termsOf(fieldOf(body, 'purpose', 'hasPurpose'))
  return purposes.length > 0 ? purposes : motivations
}

function isTag(purposes: readonly string[]): boolean {
  return purposes.includes('tagging') || purposes.includes('classifying')
}

function readTextualBody(body: JsonRecord, value: string, scope: BodyScope): void {
  // An empty note of ours may be what others answer.
  const isNote = value.trim() !== '' || uuidField(body, 'note') !== null
  if (isTag(purposesOf(body, scope))) readCoding(body, value, scope)
  else if (isNote) scope.found.notes.push(readNote(body, value, scope.report))
}

function readResourceBody(body: JsonRecord, uri: string, scope: BodyScope): void {
  const purposes = purposesOf(body, scope)
  if (purposes.includes('identifying')) readMention(body, uri, scope)
  // The code itself; the tagging body beside it says its path.
  else if (purposes.includes('classifying') && uuidOf(uri) !== null) return
  else if (isTag(purposes)) readCoding(body, uri, scope)
  else scope.found.notes.push({ ...plainNote(linkTo(uri)), ...authorshipOf(body, scope.report) })
}

function readBody(body: unknown, scope: BodyScope): void {
  if (typeof body === 'string') {
    scope.found.notes.push(plainNote(linkTo(body)))
    return
  }
  if (!isRecord(body)) {
    scope.report.add('body_unknown', typeof body)
    return
  }
  const types = typesOf(body)
  const value = textOf(fieldOf(body, 'value', 'chars'))
  const uri = idOf(fieldOf(body, 'source')) ?? idOf(body)
  if (types.some((type) => alternatives.has(type))) {
    scope.report.add('body_choice')
    for (const item of listOf(fieldOf(body, 'items'))) readBody(item, scope)
  } else if (value !== null) readTextualBody(body, value, scope)
  else if (uri !== null) readResourceBody(body, uri, scope)
  else scope.report.add('body_unknown', types[0])
}

/** Everything in `body` and `bodyValue` of an annotation. */
export function readBodies(
  annotation: JsonRecord,
  motivations: readonly string[],
  report: ImportReport,
): ReadBodies {
  const found: ReadBodies = { codings: [], notes: [], mentions: [] }
  const scope = { found, motivations, report }
  const body = fieldOf(annotation, 'body')
  if (Array.isArray(body) && body.length === 0) report.add('body_empty')
  for (const part of listOf(body)) readBody(part, scope)
  const bodyValue = textOf(fieldOf(annotation, 'bodyValue'))
  if (bodyValue !== null) readTextualBody({}, bodyValue, scope)
  return found
}
