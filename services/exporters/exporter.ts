import type { ExportInput } from '../../core/export/exportModel.ts'
import type { Id } from '../../core/model/id.ts'
import type { ReportLine } from '../../core/model/source.ts'

/** What a file is to those who get it. */
export interface FileKind {
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
}

/** A file that is ready to be written. */
export interface ExportedFile {
  readonly bytes: Uint8Array
  /** Number of annotations (highlights) in it. */
  readonly items: number
  /** What this format cannot carry of this project; empty when nothing is lost. */
  readonly losses: readonly ReportLine[]
  /** What a preview shows the beginning of; null where the file is no text. */
  readonly text: string | null
  /** Where it is of another kind than most of its format: left out elsewhere. */
  readonly as?: FileKind
}

/** What of one document is in a file. */
export interface ExportedPart {
  readonly documentId: Id
  readonly revision: number
  /** Null = every live highlight. */
  readonly highlightIds: readonly Id[] | null
}

/** A file that is ready to be written, and what of the project is in it. */
export interface MadeFile extends ExportedFile {
  readonly parts: readonly ExportedPart[]
}

export interface Exporter extends FileKind {
  write(input: ExportInput): ExportedFile | Promise<ExportedFile>
}
