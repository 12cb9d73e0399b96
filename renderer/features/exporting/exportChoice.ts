import type { PageSize } from '../../../core/api/deskMethods.ts'
import {
  type AnnotationOrderName,
  citingFormatNames,
  type ExportFormatName,
  type ExportScope,
  orderingFormatNames,
} from '../../../core/api/exportMethods.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import {
  type ChosenStyle,
  type CitationStyle,
  styleChosen,
} from '../../../core/model/citationStyle.ts'

/** What the dialog has been told; an empty text narrows nothing. */
export interface ExportChoice {
  readonly format: ExportFormatName
  readonly what: 'passage' | 'document' | 'project'
  readonly codeId: string
  readonly entityId: string
  readonly annotatorId: string
  readonly state: AnchorState | ''
  /** In which those who read are given the annotations. */
  readonly order: AnnotationOrderName
  /** Of a PDF. */
  readonly pageSize: PageSize
  /** Which template writes it: none (empty), a kept one by its id, or `newTemplate`. */
  readonly template: string
}

/** Stands for a template that is not kept yet. */
export const newTemplate = 'new'

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

/** The order that the file is asked for; none where its format has but one. */
export function orderOf({ format, order }: ExportChoice): AnnotationOrderName | undefined {
  return orderingFormatNames.includes(format) ? order : undefined
}

/** The style that the file is asked for; none where its format cites nothing. */
export function styleOf(format: ExportFormatName, chosen: ChosenStyle): CitationStyle | undefined {
  return citingFormatNames.includes(format) ? styleChosen(chosen) : undefined
}

/** Where letters are written on Letter; the rest of the world writes on A4. */
const onLetter = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'GT', 'CR', 'PA'])

/** The paper that is likely to lie in the printer, by the region in the language of the system, even `en-US@posix`. */
export function likelyPageSize(language: string): PageSize {
  return onLetter.has(/-([A-Z]{2})(?![A-Za-z])/.exec(language)?.[1] ?? '') ? 'Letter' : 'A4'
}
