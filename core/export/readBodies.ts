import { MentionRole } from '../model/entity.ts'
import { authorityOf } from './authorityUri.ts'
import type { ImportedCoding, ImportedMention, ImportedNote } from './importedModel.ts'
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
import { authorshipOf, markdownOfPlainText, ownUuid, plainNote, readNote } from './readNote.ts'

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

function readCoding(body: JsonRecord, tag: string, { found, report }: BodyScope): void {
  const ownPath = textsOf(fieldOf(body, ownTerm('path')))
  const path = ownPath.length > 0 ? ownPath : pathOfTag(tag)
  if (path.length === 0) return
  const { annotator, created } = authorshipOf(body, report)
  found.codings.push({ path, codeId: ownUuid(body, 'code'), annotator, created })
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
    entityId: ownUuid(body, 'entity') ?? uuidOf(uri),
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
  const isNote = value.trim() !== '' || ownUuid(body, 'note') !== null
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
