import { keptReport } from '../../core/model/keptReport.ts'
import type { ReportLine } from '../../core/model/source.ts'
import { encodeBlob } from '../../db/blobs.ts'
import type { Reader } from '../../db/connection.ts'
import { readProject } from '../../db/project.ts'
import { highlightById } from '../../db/stores/highlights.ts'
import type { FileToKeep } from '../fileToKeep.ts'
import { annotationFileFacts } from './importedFile.ts'
import { highlightIdOf } from './importedIds.ts'
import {
  type ImportCounts,
  type ImportPlan,
  type PlacedImport,
  placeImport,
  planImport,
} from './planImport.ts'
import { type AnnotationFile, readAnnotationFile } from './readAnnotationFile.ts'

/** What an import would bring. */
export interface ImportPreview extends ImportCounts {
  readonly codes: number
  readonly entities: number
  readonly relations: number
  readonly notes: number
  readonly titles: readonly string[]
  readonly report: readonly ReportLine[]
}

/** A planned import, and the files that it is of: the first, and those that were read with it. */
export interface PlannedFile {
  readonly plan: ImportPlan
  readonly files: readonly FileToKeep[]
}

/** Reads a file and finds the place of everything in it, in the project at a path. */
export async function planImportOf(project: string, file: AnnotationFile): Promise<PlannedFile> {
  const read = await readAnnotationFile(file)
  const plan = readProject(project, (db) => planImport(db, read))
  const files = [file, ...(file.beside ?? [])].map(({ name, bytes }) => ({
    name,
    ...annotationFileFacts(read.origin, bytes),
    original: encodeBlob(bytes),
  }))
  return { plan, files }
}

/** The same in numbers. */
export async function previewImport(project: string, file: AnnotationFile): Promise<ImportPreview> {
  const read = await readAnnotationFile(file)
  return readProject(project, (db) => previewOf(db, placeImport(db, read)))
}

function previewOf(db: Reader, plan: PlacedImport): ImportPreview {
  const { read, sources, highlights, onDocuments, withoutDocument } = plan
  const isHere = ({ annotation }: (typeof highlights)[number]) => {
    const id = highlightIdOf(annotation)
    return id !== null && highlightById(db, id) !== undefined
  }
  const added = highlights.filter((each) => !isHere(each))
  const threads = [
    read.notes,
    ...onDocuments.map(({ notes }) => notes),
    ...added.map(({ annotation }) => annotation.notes),
    ...read.codes.map(({ notes }) => notes),
    ...read.entities.map(({ notes }) => notes),
  ]
  return {
    documents: sources.length,
    imported: added.length,
    unplaced: added.filter(({ ranges }) => ranges === null).length,
    skipped: highlights.length - added.length,
    withoutDocument,
    codes: read.codes.length,
    entities: read.entities.length,
    relations: read.relations?.length ?? 0,
    notes: threads.flat().length,
    titles: sources.map(({ title }) => title),
    report: keptReport([...read.report, ...plan.report]),
  }
}
