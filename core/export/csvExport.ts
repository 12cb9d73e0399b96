import type { Annotation, MentionView } from '../model/annotation.ts'
import { csvRow } from '../text/csv.ts'
import { pageLabel } from './citation.ts'
import { pathText } from './codeTree.ts'
import { inDocumentOrder } from './documentOrder.ts'
import {
  hasCodes,
  hasCodings,
  hasDocuments,
  hasEntities,
  hasHighlightNotes,
  hasNameLike,
  hasOtherNotes,
  hasRejectedMentions,
  hasRelations,
  hasTextLike,
  type Loss,
  lossesOf,
} from './exportLosses.ts'
import type { ExportDocument, ExportInput, WrittenExport } from './exportModel.ts'
import { lossText } from './exportText.ts'
import { threadNotes } from './noteThreads.ts'

/** The columns, in order. */
export const csvColumns = [
  'id',
  'document',
  'revision',
  'state',
  'score',
  'start',
  'end',
  'ranges',
  'page',
  'quote',
  'current',
  'codes',
  'entities',
  'notes',
  'annotator',
  'created',
  'modified',
] as const

type Cells = Readonly<Record<(typeof csvColumns)[number], string>>

const listSeparator = '; '
const noteSeparator = '\n\n'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'source_text', message: lossText.sourceText, applies: hasDocuments },
  { code: 'codebook', message: lossText.csvCodebook, applies: hasCodes },
  { code: 'entities', message: lossText.csvEntities, applies: hasEntities },
  { code: 'coders', message: lossText.csvCoders, applies: hasCodings },
  { code: 'note_authors', message: lossText.csvNotes, applies: hasHighlightNotes },
  { code: 'other_notes', message: lossText.csvOtherNotes, applies: hasOtherNotes },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  { code: 'relations', message: lossText.relations, applies: hasRelations },
  {
    code: 'separators',
    message: lossText.csvSeparators,
    applies: (input) => hasNameLike(input, /\/|; /),
  },
  {
    code: 'formulas',
    message: lossText.csvFormulas,
    applies: (input) => hasTextLike(input, /^'*[=+\-@\t\r]/),
  },
]

function mentionText({ label, type, role }: MentionView): string {
  return role === 'mention' ? `${label} (${type})` : `${label} (${type}, ${role})`
}

/** A code that several people applied stands here once. */
function codePathsOf(annotation: Annotation): string[] {
  return [...new Set(annotation.codings.map(({ path }) => pathText(path)))]
}

function notesText(annotation: Annotation): string {
  return threadNotes(annotation.notes)
    .map(({ note }) => note.markdown)
    .join(noteSeparator)
}

function cellsOf(document: ExportDocument, annotation: Annotation): Cells {
  const { ranges } = annotation
  return {
    id: annotation.id,
    document: document.title,
    revision: String(annotation.revision),
    state: annotation.state,
    score: String(annotation.score),
    start: String(ranges[0]?.[0] ?? ''),
    end: String(ranges.at(-1)?.[1] ?? ''),
    // JSON, because a spreadsheet takes 3-5 for a date.
    ranges: JSON.stringify(ranges),
    page: pageLabel(document, ranges) ?? '',
    quote: annotation.quote,
    current: annotation.current ?? '',
    codes: codePathsOf(annotation).join(listSeparator),
    entities: annotation.mentions
      .filter((mention) => mention.state === 'confirmed')
      .map(mentionText)
      .join(listSeparator),
    notes: notesText(annotation),
    annotator: annotation.annotator,
    created: annotation.created,
    modified: annotation.modified,
  }
}

function documentRows(document: ExportDocument): string[] {
  const { placed, waiting } = inDocumentOrder(document)
  return [...placed, ...waiting].map((annotation) => {
    const cells = cellsOf(document, annotation)
    return csvRow(csvColumns.map((column) => cells[column]))
  })
}

/**
 * One row an annotation, RFC 4180 with a header row, CRLF, UTF-8 without a byte order mark (a mark
 * becomes part of the first column's name for every reader that does not expect one; a spreadsheet
 * reads the file through its text import). Formula-safe: a cell that starts with any apostrophes and
 * then = + - @ TAB or CR has one apostrophe more in front; take one off to get the text.
 */
export function writeCsv(input: ExportInput): WrittenExport {
  const rows = input.documents.flatMap(documentRows)
  return {
    text: [csvRow(csvColumns), ...rows].join(''),
    items: rows.length,
    losses: lossesOf(input, losses),
  }
}
