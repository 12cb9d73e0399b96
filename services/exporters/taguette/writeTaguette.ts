import { inDocumentOrder } from '../../../core/export/documentOrder.ts'
import { lossesOf } from '../../../core/export/exportLosses.ts'
import type { ExportDocument, ExportInput } from '../../../core/export/exportModel.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Id } from '../../../core/model/id.ts'
import { type ForeignRow, writeForeign } from '../../../db/writeForeign.ts'
import type { ExportedFile } from '../exporter.ts'
import {
  type Command,
  commandRows,
  dateTimeOf,
  documentAdded,
  highlightAdded,
  type TaguetteHighlight,
  tagAdded,
  tagIds,
} from './taguetteCommands.ts'
import { taguetteLosses } from './taguetteLosses.ts'
import { OWNER, type Tag, tagsOf } from './taguetteNames.ts'
import { documentRow, memberRow, PROJECT, projectRow, tagRow, userRow } from './taguetteRows.ts'
import { TAGUETTE_REVISION, taguetteSchema } from './taguetteSchema.ts'
import { taguetteText } from './taguetteText.ts'

/**
 * A project of Taguette (https://www.taguette.org, file `.sqlite3`). Each part of a passage is a highlight; its
 * ends count UTF-8 bytes of the text of the document's HTML. Who and when stand in the log alone. The file is the
 * same whenever it is made.
 */
export function writeTaguette(input: ExportInput): ExportedFile {
  const tags = tagsOf(input.codes)
  const written = writtenDocuments(input.documents, tags)
  const commands = [...[...tags.values()].map(tagAdded), ...written.commands]
  const logins = [OWNER, ...commands.map(({ login }) => login)]
  const begun = dateTimeOf(commands.map(({ at }) => at).sort()[0] ?? input.exportedAt)
  const rows: Readonly<Record<string, readonly ForeignRow[]>> = {
    users: [...new Set(logins)].map((login) => userRow(login, begun)),
    projects: [projectRow(input, begun)],
    project_members: [memberRow],
    documents: written.documents,
    commands: commandRows(commands, PROJECT),
    tags: [...tags.values()].map(tagRow),
    highlights: written.highlights,
    highlight_tags: written.highlightTags,
    alembic_version: [{ version_num: TAGUETTE_REVISION }],
  }
  return {
    bytes: writeForeign(
      taguetteSchema,
      Object.entries(rows).map(([name, of]) => ({ name, rows: of })),
    ),
    items: written.items,
    losses: lossesOf(input, taguetteLosses),
    text: null,
  }
}

/** What comes of the documents, by the tables of Taguette. */
interface Written {
  readonly documents: ForeignRow[]
  readonly highlights: ForeignRow[]
  readonly highlightTags: ForeignRow[]
  readonly commands: Command[]
  /** Passages, each once. */
  items: number
}

function writtenDocuments(
  documents: readonly ExportDocument[],
  tags: ReadonlyMap<Id, Tag>,
): Written {
  const all: Written = { documents: [], highlights: [], highlightTags: [], commands: [], items: 0 }
  for (const document of documents) {
    const id = all.documents.length + 1
    const page = taguetteText(document)
    const row = documentRow(id, document, page)
    all.documents.push(row)
    all.commands.push(documentAdded(id, document.capturedAt, row))
    for (const annotation of inDocumentOrder({ annotations: document.annotations }).placed) {
      all.items += 1
      for (const range of annotation.ranges) {
        const highlight = {
          ...{ id: all.highlights.length + 1, document: id, snippet: page.html(range) },
          ...{ start: page.byteAt(range[0]), end: page.byteAt(range[1]) },
        }
        addHighlight(all, highlight, annotation, tags)
      }
    }
  }
  return all
}

function addHighlight(
  all: Written,
  highlight: TaguetteHighlight,
  annotation: Annotation,
  tags: ReadonlyMap<Id, Tag>,
): void {
  const { id, document, start, end, snippet } = highlight
  all.highlights.push({ id, document_id: document, start_offset: start, end_offset: end, snippet })
  for (const tag of tagIds(annotation.codings, tags)) {
    all.highlightTags.push({ highlight_id: id, tag_id: tag })
  }
  all.commands.push(...highlightAdded(highlight, annotation, tags))
}
