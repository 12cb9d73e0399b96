import type { ExportFormatName, ExportScope } from '../../../core/api/exportMethods.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'

/** What the dialog has been told; an empty text narrows nothing. */
export interface ExportChoice {
  readonly format: ExportFormatName
  readonly what: 'passage' | 'document' | 'project'
  readonly codeId: string
  readonly entityId: string
  readonly annotatorId: string
  readonly state: AnchorState | ''
}

/** Where the reader is: what "this document" and "this passage" mean. */
export interface ExportPlace {
  readonly documentId: string | null
  readonly highlightId: string | null
}

export function scopeOf(
  choice: ExportChoice,
  { documentId, highlightId }: ExportPlace,
): ExportScope {
  const { what, codeId, entityId, annotatorId, state } = choice
  return {
    ...(what === 'project' || documentId === null ? {} : { documentIds: [documentId] }),
    ...(what !== 'passage' || highlightId === null ? {} : { highlightIds: [highlightId] }),
    ...(codeId === '' ? {} : { codeIds: [codeId] }),
    ...(entityId === '' ? {} : { entityIds: [entityId] }),
    ...(annotatorId === '' ? {} : { annotatorIds: [annotatorId] }),
    ...(state === '' ? {} : { states: [state] }),
  }
}
