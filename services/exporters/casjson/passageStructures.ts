import { authorityUri } from '../../../core/export/authorityUri.ts'
import { pathText } from '../../../core/export/codeTree.ts'
import { inDocumentOrder } from '../../../core/export/documentOrder.ts'
import type { ExportDocument, ExportEntity } from '../../../core/export/exportModel.ts'
import { uuidUrn } from '../../../core/export/jsonLdTerms.ts'
import { threadNotes } from '../../../core/export/noteThreads.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import type { CasBuilder } from './casBuilder.ts'
import { noteFeatures, notesInOne } from './noteStructures.ts'

/** Every passage that has a place, with all that hangs on it, in reading order; gives their structures, by their ids. */
export function addPassages(
  cas: CasBuilder,
  document: ExportDocument,
  entities: ReadonlyMap<Id, ExportEntity>,
): ReadonlyMap<Id, number> {
  const { placed } = inDocumentOrder({ annotations: document.annotations })
  const structures = new Map<Id, number>()
  for (const annotation of placed) {
    const [first] = addPassage(cas, document.text, annotation, entities)
    if (first !== undefined) structures.set(annotation.id, first)
  }
  return structures
}

/** Codes and mentions stand on each part, for a reader that knows no parts; notes on the first. Gives the parts. */
function addPassage(
  cas: CasBuilder,
  text: string,
  annotation: Annotation,
  entities: ReadonlyMap<Id, ExportEntity>,
): number[] {
  return annotation.ranges.map((range, part) => {
    const highlight = cas.annotate('variorum.Highlight', range, {
      ...highlightFeatures(annotation),
      part,
      quote: text.slice(...range),
    })
    addCodings(cas, range, highlight, annotation)
    addMentions(cas, range, highlight, annotation, entities)
    if (part > 0) return highlight
    for (const { note } of threadNotes(annotation.notes)) {
      cas.annotate('variorum.Note', range, { '@highlight': highlight, ...noteFeatures(note) })
    }
    return highlight
  })
}

function highlightFeatures(annotation: Annotation) {
  const { id, quote, current, state, annotator, annotatorId, created, modified } = annotation
  const evidence = current === quote ? null : quote
  return { highlightId: id, evidence, state, annotator, annotatorId, created, modified }
}

function addCodings(
  cas: CasBuilder,
  range: Range,
  highlight: number,
  { codings, notes }: Annotation,
): void {
  const threads = threadNotes(notes).map(({ note }) => note.markdown)
  const note = threads.length === 0 ? null : notesInOne(threads)
  for (const { codeId, path, annotator, annotatorId, created } of codings) {
    cas.annotate('variorum.Coding', range, {
      '@highlight': highlight,
      ...{ code: path.at(-1) ?? '', codePath: pathText(path), codeId, note },
      ...{ annotator, annotatorId, created },
    })
  }
}

function addMentions(
  cas: CasBuilder,
  range: Range,
  highlight: number,
  { mentions }: Annotation,
  entities: ReadonlyMap<Id, ExportEntity>,
): void {
  for (const { entityId, label, type, role, state } of mentions) {
    if (state !== 'confirmed') continue
    const identifier = authorityUri(entities.get(entityId)?.authorities ?? {}) ?? uuidUrn(entityId)
    cas.annotate('variorum.Mention', range, {
      '@highlight': highlight,
      ...{ identifier, label, entityType: type, role, entityId },
    })
  }
}
