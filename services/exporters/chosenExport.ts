import type { AnnotationOrderName, ExportScope } from '../../core/api/exportMethods.ts'
import type { Progress } from '../../core/api/frames.ts'
import { orderBy } from '../../core/export/documentOrder.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { narrowExport } from '../../core/export/narrowExport.ts'
import { countAnnotations } from '../../core/export/registers.ts'
import type { Instant } from '../../core/model/id.ts'
import type { ReportLine } from '../../core/model/source.ts'
import { readProject } from '../../db/project.ts'
import type { ExportedPart } from './exporter.ts'
import { allRelations, leftOutLines } from './leftOut.ts'
import { readExport } from './readExport.ts'

/** What an export is made of, as a job is told it. */
export interface ChosenExportInput {
  /** Path of the project; opened for reading only. */
  readonly project: string
  readonly scope: ExportScope
  /** Left out: reading order. */
  readonly order?: AnnotationOrderName | undefined
  readonly now: Instant
}

export interface ChosenExport {
  readonly input: ExportInput
  readonly items: number
  readonly parts: readonly ExportedPart[]
  /** Says what was not chosen; empty when everything was. */
  readonly narrowed: readonly ReportLine[]
}

/** Reads from the project what was chosen of it, and tells of each document: that is most of an export. */
export function chosenExport(
  { project, scope, order: by = 'position', now }: ChosenExportInput,
  report: (progress: Progress) => void,
): ChosenExport {
  const onDocument = (label: string, done: number, total: number) => report({ done, total, label })
  const { whole, relations } = readProject(project, (db) => ({
    whole: readExport(db, scope.documentIds, now, onDocument),
    relations: allRelations(db),
  }))
  const narrowed = narrowExport(whole, scope)
  const { input: narrow, leftOut } = narrowed
  const order = orderBy(by, narrow.codes)
  const input = {
    ...narrow,
    documents: narrow.documents.map((document) => ({ ...document, order })),
  }
  const parts = input.documents.map(({ id, revision, annotations }) => ({
    documentId: id,
    revision,
    highlightIds: leftOut === 0 ? null : annotations.map((annotation) => annotation.id),
  }))
  const left = leftOutLines(whole, narrowed, relations)
  return { input, items: countAnnotations(input), parts, narrowed: left }
}
