import type { Annotation, NoteView } from '../model/annotation.ts'
import { pageLabel } from './citation.ts'
import { codeTree, pathText } from './codeTree.ts'
import { metadataEntries } from './documentMetadata.ts'
import { inDocumentOrder } from './documentOrder.ts'
import type { ExportDocument, ExportInput } from './exportModel.ts'
import { entitiesByLabel } from './registers.ts'
import { type RelationLine, relationLines } from './relationLines.ts'

/** A table with a name and a heading for each column; rows have a value for each. */
export interface ExportTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/**
 * The project as tables that refer to each other by id, one row a thing: nothing is joined into lists in
 * cells. For spreadsheets and databases.
 */
export function exportTables(input: ExportInput): ExportTable[] {
  const lines = relationLines(input)
  return [
    documentTable(input),
    annotationTable(input),
    placeTable(input),
    codingTable(input),
    mentionTable(input),
    noteTable(input),
    codeTable(input),
    entityTable(input),
    relationTable(lines),
    evidenceTable(lines),
  ]
}

interface Placed {
  readonly document: ExportDocument
  readonly annotation: Annotation
}

function annotationsOf({ documents }: ExportInput): Placed[] {
  return documents.flatMap((document) => {
    const { placed, waiting } = inDocumentOrder(document)
    return [...placed, ...waiting].map((annotation) => ({ document, annotation }))
  })
}

function documentTable({ documents }: ExportInput): ExportTable {
  return {
    name: 'Documents',
    columns: ['id', 'title', 'revision', 'captured', 'language', 'sha256', 'metadata'],
    rows: documents.map((document) => [
      document.id,
      document.title,
      document.revision,
      document.capturedAt,
      document.language ?? '',
      document.textSha256,
      metadataEntries(document.metadata)
        .map(({ name, value }) => `${name}: ${value}`)
        .join('\n'),
    ]),
  }
}

function annotationTable(input: ExportInput): ExportTable {
  return {
    name: 'Annotations',
    columns: [
      'id',
      'document',
      'page',
      'quote',
      'current',
      'state',
      'score',
      'revision',
      'home revision',
      'annotator',
      'created',
      'modified',
    ],
    rows: annotationsOf(input).map(({ document, annotation }) => [
      annotation.id,
      document.title,
      pageLabel(document, annotation.ranges) ?? '',
      annotation.quote,
      annotation.current ?? '',
      annotation.state,
      annotation.score,
      annotation.revision,
      annotation.homeRevision,
      annotation.annotator,
      annotation.created,
      annotation.modified,
    ]),
  }
}

function placeTable(input: ExportInput): ExportTable {
  return {
    name: 'Places',
    columns: ['annotation', 'part', 'start', 'end', 'words'],
    rows: annotationsOf(input).flatMap(({ document, annotation }) =>
      annotation.ranges.map(([start, end], index) => [
        annotation.id,
        index + 1,
        start,
        end,
        document.text.slice(start, end),
      ]),
    ),
  }
}

function codingTable(input: ExportInput): ExportTable {
  return {
    name: 'Codings',
    columns: ['annotation', 'code', 'path', 'annotator', 'created'],
    rows: annotationsOf(input).flatMap(({ annotation }) =>
      annotation.codings.map(({ codeId, path, annotator, created }) => [
        annotation.id,
        codeId,
        pathText(path),
        annotator,
        created,
      ]),
    ),
  }
}

function mentionTable(input: ExportInput): ExportTable {
  return {
    name: 'Mentions',
    columns: ['annotation', 'entity', 'label', 'type', 'role', 'state'],
    rows: annotationsOf(input).flatMap(({ annotation }) =>
      annotation.mentions.map(({ entityId, label, type, role, state }) => [
        annotation.id,
        entityId,
        label,
        type,
        role,
        state,
      ]),
    ),
  }
}

function noteTable(input: ExportInput): ExportTable {
  const row = (kind: string, target: string, note: NoteView) => [
    note.id,
    kind,
    target,
    note.parentId ?? '',
    note.markdown,
    note.annotator,
    note.created,
    note.modified,
  ]
  return {
    name: 'Notes',
    columns: ['id', 'about', 'target', 'reply to', 'note', 'annotator', 'created', 'modified'],
    rows: [
      ...annotationsOf(input).flatMap(({ annotation }) =>
        annotation.notes.map((note) => row('highlight', annotation.id, note)),
      ),
      ...input.documents.flatMap(({ id, notes }) => notes.map((note) => row('document', id, note))),
      ...input.notes.map((note) => {
        const { target } = note
        return row(target.kind, target.kind === 'project' ? '' : target.id, note)
      }),
    ],
  }
}

function codeTable({ codes }: ExportInput): ExportTable {
  return {
    name: 'Codes',
    columns: ['id', 'path', 'colour', 'shortcut', 'description'],
    rows: codeTree(codes).map(({ code, path }) => [
      code.id,
      pathText(path),
      code.colour,
      code.shortcut ?? '',
      code.description,
    ]),
  }
}

function entityTable({ entities }: ExportInput): ExportTable {
  return {
    name: 'Entities',
    columns: ['id', 'label', 'type', 'aliases', 'authorities', 'description'],
    rows: entitiesByLabel(entities).map((entity) => [
      entity.id,
      entity.label,
      entity.type,
      entity.aliases.join('\n'),
      Object.entries(entity.authorities)
        .map(([name, id]) => `${name}: ${id}`)
        .join('\n'),
      entity.description,
    ]),
  }
}

function relationTable(lines: readonly RelationLine[]): ExportTable {
  return {
    name: 'Relations',
    columns: [
      'id',
      'from',
      'type',
      'to',
      'directed',
      'relation',
      'annotator',
      'created',
      'modified',
    ],
    rows: lines.map(({ relation, text }) => [
      relation.id,
      relation.fromId,
      relation.type,
      relation.toId,
      relation.directed ? 'yes' : 'no',
      text,
      relation.annotator,
      relation.created,
      relation.modified,
    ]),
  }
}

function evidenceTable(lines: readonly RelationLine[]): ExportTable {
  return {
    name: 'Evidence',
    columns: ['relation', 'annotation', 'words'],
    rows: lines.flatMap(({ relation, passages }) =>
      passages.map(({ id, words }) => [relation.id, id, words]),
    ),
  }
}
