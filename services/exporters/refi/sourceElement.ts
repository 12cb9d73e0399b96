import { inDocumentOrder } from '../../../core/export/documentOrder.ts'
import type { ExportDocument } from '../../../core/export/exportModel.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Range } from '../../../core/model/range.ts'
import { type CodePointOffsets, codePointOffsets } from '../../../core/text/offsets.ts'
import { noteRefs } from './noteElements.ts'
import { dateTimeOf, derivedGuid, guidOf, nameOf } from './refiValues.ts'
import { element } from './xmlElement.ts'

/** A document with its selections; notes of passages without a place are notes of the document. */
export function sourceElement(document: ExportDocument, variableValues: readonly string[]): string {
  const { id, title, capturedAt, text, annotations, notes } = document
  const { placed, waiting } = inDocumentOrder({ annotations })
  const offsets = codePointOffsets(text)
  const attributes = {
    guid: guidOf(id),
    name: title,
    plainTextPath: `internal://${guidOf(id)}.txt`,
    creationDateTime: dateTimeOf(capturedAt),
  }
  return element('TextSource', attributes, [
    ...placed.flatMap((annotation) => selectionElements(annotation, text, offsets)),
    ...noteRefs([...notes, ...waiting.flatMap((annotation) => annotation.notes)]),
    ...variableValues,
  ])
}

/** GUIDs of the selections of a highlight: its own, then one made for each further part. */
export function selectionGuids({ id, ranges }: Annotation): string[] {
  return ranges.map((_, part) => guidOfPart(id, part))
}

function guidOfPart(id: string, part: number): string {
  return part === 0 ? guidOf(id) : derivedGuid(id, part)
}

/** A selection is one range: a passage in parts is several, each with all its codes. */
function selectionElements(annotation: Annotation, text: string, offsets: CodePointOffsets) {
  return annotation.ranges.map(([start, end]: Range, part) => {
    const attributes = {
      guid: guidOfPart(annotation.id, part),
      name: nameOf(text.slice(start, end)),
      startPosition: offsets.toCodePoint(start),
      endPosition: offsets.toCodePoint(end),
      creatingUser: guidOf(annotation.annotatorId),
      creationDateTime: dateTimeOf(annotation.created),
      modifiedDateTime: dateTimeOf(annotation.modified),
    }
    const codings = annotation.codings.map((coding) => {
      const by = {
        guid: guidOfPart(coding.id, part),
        creatingUser: guidOf(coding.annotatorId),
        creationDateTime: dateTimeOf(coding.created),
      }
      return element('Coding', by, [element('CodeRef', { targetGUID: guidOf(coding.codeId) })])
    })
    const notes = part === 0 ? noteRefs(annotation.notes) : []
    return element('PlainTextSelection', attributes, [...codings, ...notes])
  })
}
