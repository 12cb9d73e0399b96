import type { Annotation } from '../model/annotation.ts'
import { annotationJson } from './annotationJson.ts'
import { pageLabel } from './citation.ts'
import { codeTree } from './codeTree.ts'
import { inDocumentOrder } from './documentOrder.ts'
import { always, hasDocuments, type Loss, lossesOf } from './exportLosses.ts'
import type { ExportDocument, ExportInput, WrittenExport } from './exportModel.ts'
import { lossText } from './exportText.ts'
import { countAnnotations, entitiesByLabel, notesAbout } from './registers.ts'
import { relationLines } from './relationLines.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'structure', message: lossText.jsonStructure, applies: hasDocuments },
  { code: 'reading', message: lossText.jsonReading, applies: always },
]

/**
 * Everything that is exported as plain JSON, for scripts of one's own: texts with blocks and pages,
 * annotations under the keys of `variorum annotations --json` and more beside them, codebook, entities,
 * notes as Markdown and as rich text (TipTap). Offsets are UTF-16 units of the text, ends exclusive;
 * times are UTC. `version` changes when a key changes its meaning or goes.
 */
export function writeJson(input: ExportInput): WrittenExport {
  const file = {
    format: 'variorum-json',
    version: 1,
    project: input.project,
    exportedAt: input.exportedAt,
    documents: input.documents.map(documentEntry),
    codes: codeTree(input.codes).map(({ code, path }) => ({
      id: code.id,
      parentId: code.parentId,
      name: code.name,
      path,
      colour: code.colour,
      description: code.description,
      shortcut: code.shortcut,
      notes: notesAbout(input, { kind: 'code', id: code.id }).map(withoutTarget),
    })),
    entities: entitiesByLabel(input.entities).map(
      ({ id, type, label, aliases, description, authorities }) => ({
        ...{ id, type, label, aliases, description, authorities },
        notes: notesAbout(input, { kind: 'entity', id }).map(withoutTarget),
      }),
    ),
    relations: relationLines(input).map(({ relation }) => relation),
    notes: notesAbout(input, { kind: 'project' }).map(withoutTarget),
  }
  return {
    text: `${JSON.stringify(file, null, 2)}\n`,
    items: countAnnotations(input),
    losses: lossesOf(input, losses),
  }
}

function documentEntry(document: ExportDocument) {
  const { annotations: _annotations, content: _content, order: _order, ...described } = document
  const { placed, waiting } = inDocumentOrder(document)
  return {
    ...described,
    annotations: [...placed, ...waiting].map((annotation) => annotationEntry(document, annotation)),
  }
}

function annotationEntry(document: ExportDocument, annotation: Annotation) {
  const { codings, notes, mentions } = annotation
  return {
    ...annotationJson(annotation, pageLabel(document, annotation.ranges)),
    codings,
    notes,
    entities: mentions.map(({ id: mentionId, entityId, ...mention }) => ({
      id: entityId,
      mentionId,
      ...mention,
    })),
  }
}

/** The note stands under what it is about. */
function withoutTarget({ target: _target, ...note }: ExportInput['notes'][number]) {
  return note
}
