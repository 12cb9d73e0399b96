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
  readonly what: 'found' | 'shown' | 'passage' | 'document' | 'project'
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

/** Where the reader is and what lists show: what "this document", "the passages found" and the like mean. */
export interface ExportPlace {
  readonly documentId: string | null
  readonly highlightId: string | null
  /** Of the list that the dialog was opened from, in any documents; none where it was opened from no list. */
  readonly foundIds: readonly string[]
  /** What the filters of the reader leave of the document's; none where they hide nothing. */
  readonly shownIds: readonly string[]
}

export function scopeOf(choice: ExportChoice, place: ExportPlace): ExportScope {
  const { what, codeId, entityId, annotatorId, state } = choice
  const highlightIds = chosenIds(what, place)
  return {
    ...(isInDocument(what) && place.documentId !== null ? { documentIds: [place.documentId] } : {}),
    ...(highlightIds.length === 0 ? {} : { highlightIds }),
    ...(codeId === '' ? {} : { codeIds: [codeId] }),
    ...(entityId === '' ? {} : { entityIds: [entityId] }),
    ...(annotatorId === '' ? {} : { annotatorIds: [annotatorId] }),
    ...(state === '' ? {} : { states: [state] }),
  }
}

/** Whether only one document goes out, whatever of it. */
export function isInDocument(what: ExportChoice['what']): boolean {
  return what !== 'project' && what !== 'found'
}

/** The passages that are named one by one; none where they are not. */
function chosenIds(
  what: ExportChoice['what'],
  { highlightId, foundIds, shownIds }: ExportPlace,
): readonly string[] {
  switch (what) {
    case 'found':
      return foundIds
    case 'shown':
      return shownIds
    case 'passage':
      return highlightId === null ? [] : [highlightId]
    case 'document':
    case 'project':
      return []
  }
}

/** What there is to choose between: a list first, where the dialog was opened from one. */
export function offeredWhats({
  documentId,
  highlightId,
  foundIds,
  shownIds,
}: ExportPlace): ExportChoice['what'][] {
  return [
    ...(foundIds.length > 0 ? (['found'] as const) : []),
    ...(documentId !== null && highlightId !== null ? (['passage'] as const) : []),
    ...(documentId !== null && shownIds.length > 0 ? (['shown'] as const) : []),
    ...(documentId !== null ? (['document'] as const) : []),
    'project',
  ]
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
