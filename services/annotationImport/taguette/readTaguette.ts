import { z } from 'zod'
import type {
  ImportedAnnotation,
  ImportedAnnotations,
  ImportedSource,
} from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import type { ExtractedSource } from '../../../core/model/source.ts'
import { contentOfPlainText } from '../../../core/text/plainText.ts'
import type { ForeignDatabase } from '../../../db/readForeign.ts'
import { labels } from '../../labels.ts'
import { annotationOn, type Making, notesOfText } from '../foreignAnnotation.ts'
import { ForeignText, rowsOf } from '../foreignRows.ts'
import { madeId } from '../importedIds.ts'
import { jsonOf } from '../jsonOf.ts'
import { textOfFragment } from './textOfFragment.ts'

const Project = z.object({ id: z.int(), name: ForeignText, description: ForeignText })
const Document = z.object({
  id: z.int(),
  name: z.string(),
  description: ForeignText,
  filename: ForeignText,
  contents: z.string(),
})
const Tag = z.object({ id: z.int(), path: z.string(), description: ForeignText })
const Highlight = z.object({
  id: z.int(),
  document_id: z.int(),
  start_offset: z.int().min(0),
  end_offset: z.int().min(0),
  snippet: ForeignText,
})
const HighlightTag = z.object({ highlight_id: z.int(), tag_id: z.int() })
const Command = z.object({ date: z.string(), user_login: z.string(), payload: z.string() })
const Added = z.object({
  type: z.literal('highlight_add'),
  highlight_id: z.int(),
  tags: z.array(z.int()).catch([]),
})

const nobody: Making = { annotator: { id: null, name: labels.unnamedAuthor }, created: null }

/**
 * A project database of Taguette (https://www.taguette.org, file `.sqlite3`). Offsets count UTF-8 bytes of
 * the text of the stored HTML, tags left out, so the text keeps the white space of that HTML.
 */
export function readTaguette(database: ForeignDatabase): ImportedAnnotations {
  const report = new ImportReport()
  const projects = rowsOf(database, 'projects', Project, report)
  if (projects.length > 1) report.add('several_projects', projects.map(({ name }) => name).join())
  const tags = rowsOf(database, 'tags', Tag, report).sort(
    (left, right) => pathOf(left).length - pathOf(right).length,
  )
  return {
    origin: 'taguette',
    documentedUnit: 'utf-8',
    annotations: readHighlights(database, tags, report),
    sources: rowsOf(database, 'documents', Document, report).map(sourceOf),
    codes: tags.map((tag) => ({
      id: madeId('taguette tag', tag.path),
      path: pathOf(tag),
      colour: null,
      description: tag.description,
      notes: [],
    })),
    entities: [],
    documents: [],
    notes: projects.flatMap(({ name, description }) =>
      notesOfText(['taguette project', name], description, nobody),
    ),
    report: report.lines(),
  }
}

/** Taguette has no tree: a dot in a name makes one by custom. */
function pathOf({ path }: { readonly path: string }): string[] {
  const names = path.split('.').map((name) => name.trim())
  return names.some((name) => name === '') ? [path.trim() || '?'] : names
}

function readHighlights(
  database: ForeignDatabase,
  tags: readonly z.output<typeof Tag>[],
  report: ImportReport,
): ImportedAnnotation[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]))
  const tagged = Map.groupBy(
    rowsOf(database, 'highlight_tags', HighlightTag, report),
    ({ highlight_id }) => highlight_id,
  )
  const makings = readMakings(database, report)
  return rowsOf(database, 'highlights', Highlight, report).map((highlight) => {
    const { id, document_id, start_offset, end_offset, snippet } = highlight
    const { making, coded } = makings.get(id) ?? unknown
    const passage = {
      id: `taguette ${id}`,
      key: String(document_id),
      start: start_offset,
      end: end_offset,
      words: textOfFragment(snippet),
      ...making,
    }
    const codings = (tagged.get(id) ?? []).flatMap(({ tag_id }) => {
      const tag = byId.get(tag_id)
      if (tag === undefined) report.add('refi_code_unknown')
      const { annotator, created } = coded.get(tag_id) ?? making
      return tag === undefined ? [] : [{ path: pathOf(tag), codeId: null, annotator, created }]
    })
    return annotationOn(passage, { codings })
  })
}

/** Who made a highlight, and who gave it each of its tags. */
interface Makings {
  readonly making: Making
  readonly coded: ReadonlyMap<number, Making>
}

const unknown: Makings = { making: nobody, coded: new Map() }

/**
 * The database says who and when only in its list of commands. A highlight is in it again, with all its tags,
 * whenever they change: a tag is of whoever it came with.
 */
function readMakings(
  database: ForeignDatabase,
  report: ImportReport,
): ReadonlyMap<number, Makings> {
  const makings = new Map<number, Makings>()
  for (const { date, user_login: name, payload } of rowsOf(database, 'commands', Command, report)) {
    const added = Added.safeParse(jsonOf(payload))
    if (!added.success) continue
    const { highlight_id, tags } = added.data
    const making = { annotator: { id: null, name }, created: readInstant(date, report) }
    const { coded, ...first } = makings.get(highlight_id) ?? { making, coded: unknown.coded }
    const now = new Map(tags.map((tag) => [tag, coded.get(tag) ?? making]))
    makings.set(highlight_id, { ...first, coded: now })
  }
  return makings
}

function sourceOf({ id, name, description, filename, contents }: z.output<typeof Document>) {
  const text = textOfFragment(contents)
  const extracted: ExtractedSource = {
    extractor: 'variorum/taguette',
    extractorVersion: '1',
    mediaType: 'text/html',
    encoding: 'utf-8',
    title: name,
    language: null,
    metadata: {},
    text,
    ...contentOfPlainText(text),
    pages: [],
    annotations: [],
    report: [],
  }
  const source: ImportedSource = {
    key: String(id),
    id: null,
    title: name.trim() || '?',
    metadata: {},
    notes: notesOfText(['taguette document', name], description, nobody),
    name: filename || `${name}.html`,
    bytes: new TextEncoder().encode(contents),
    extracted,
    hasMark: false,
  }
  return source
}
