import type { CopyOf } from '../../core/api/documentMethods.ts'
import type { Progress } from '../../core/api/frames.ts'
import type { reportFormatNames } from '../../core/api/outcomeMethods.ts'
import type { Output } from '../../core/api/registry.ts'
import type { RestorePreview } from '../../core/api/versionMethods.ts'
import type { Affected } from '../../core/compare/affected.ts'
import type { AnnotationDifference, Comparison } from '../../core/compare/comparison.ts'
import type { Ignoring } from '../../core/compare/ignoring.ts'
import type { Placement } from '../../core/model/anchor.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { Id, Instant } from '../../core/model/id.ts'
import type { Ranges } from '../../core/model/range.ts'
import type { BackupResult } from '../../db/backup.ts'
import type { RollingBackup } from '../../db/rollingBackups.ts'
import type { VerifyReport } from '../../db/verify/verify.ts'
import type { ImportPreview, PlannedFile } from '../annotationImport/previewImport.ts'
import type { AnnotationFile } from '../annotationImport/readAnnotationFile.ts'
import type { AskedAnnotations } from '../annotationViews.ts'
import type { PlannedAnchor } from '../dueAnchors.ts'
import type { EncodedSource } from '../encodeSource.ts'
import type { CitePassagesInput } from '../exporters/citing/citePassages.ts'
import type { MadeFile } from '../exporters/exporter.ts'
import type { ExportFileInput } from '../exporters/exportFile.ts'
import type { UpdateVaultInput, VaultUpdate } from '../exporters/obsidian/updateVault.ts'
import type { ExportVerification, VerifyExportInput } from '../exporters/verification.ts'
import type { Newcomer } from '../findCopies.ts'
import type { SourceFile } from '../importers/sourceFile.ts'
import type { MatchedBibliography } from '../matchBibliography.ts'
import type { RestorePlan } from '../planRestore.ts'
import type { RevisionPlan, RevisionToPlan } from '../planRevision.ts'
import type { ComparedSides } from '../readSides.ts'
import type { Packed } from './packed.ts'

/** What a job takes and gives. Both cross a thread: structured-cloneable data only. */
export interface JobShape {
  readonly input: unknown
  readonly output: unknown
}

/** A closed list of jobs by name. */
export type JobMap<Name extends string = string> = Readonly<Record<Name, JobShape>>

/**
 * Every heavy job of the app: name -> input and output. To add one, add a line here and its handler
 * in jobHandlers.ts; the compiler asks for the second.
 */
export type Jobs = {
  readonly readSource: {
    readonly input: SourceFile
    readonly output: EncodedSource
  }
  readonly planRevision: {
    readonly input: RevisionToPlan & { readonly project: string }
    readonly output: RevisionPlan
  }
  readonly findCopies: {
    readonly input: { readonly project: string; readonly newcomers: readonly Newcomer[] }
    readonly output: readonly (readonly CopyOf[])[]
  }
  readonly readBibliography: {
    readonly input: {
      readonly name: string
      readonly bytes: Uint8Array
      readonly project: string
    }
    readonly output: MatchedBibliography
  }
  readonly readStyle: {
    readonly input: { readonly bytes: Uint8Array }
    readonly output: Output<'export.readStyle'>
  }
  readonly citePassages: {
    readonly input: CitePassagesInput
    readonly output: Output<'export.cite'>
  }
  readonly planImport: {
    readonly input: AnnotationFile & { readonly project: string }
    readonly output: PlannedFile
  }
  readonly previewImport: {
    readonly input: AnnotationFile & { readonly project: string }
    readonly output: ImportPreview
  }
  readonly planRestore: {
    readonly input: {
      readonly project: string
      readonly name: string
      readonly documentId: Id | undefined
    }
    readonly output: RestorePlan
  }
  readonly previewRestore: {
    readonly input: {
      readonly project: string
      readonly name: string
      readonly documentId: Id | undefined
    }
    readonly output: RestorePreview
  }
  readonly dueAnchors: {
    /** Of documents as they are once an operation, by its number, is reverted. */
    readonly input: {
      readonly project: string
      readonly documentIds: readonly Id[]
      readonly reverting: number
    }
    readonly output: Packed<PlannedAnchor>
  }
  readonly reanchor: { readonly input: ReanchorInput; readonly output: readonly Carried[] }
  readonly listAnnotations: {
    readonly input: AskedAnnotations & { readonly project: string }
    readonly output: Packed<Annotation>
  }
  readonly compare: {
    readonly input: ComparedSides & { readonly ignore?: Ignoring | undefined }
    readonly output: {
      /** Without its annotations, which come beside it. */
      readonly comparison: Comparison
      readonly annotations: Packed<AnnotationDifference>
    }
  }
  readonly compareReport: {
    readonly input: ComparedSides & {
      readonly format: ReportFormat
      readonly ignore?: Ignoring | undefined
    }
    readonly output: string
  }
  readonly affected: {
    readonly input: ComparedSides & { readonly ignore?: Ignoring | undefined }
    readonly output: Affected
  }
  readonly exportFile: { readonly input: ExportFileInput; readonly output: MadeFile }
  readonly verifyExport: {
    readonly input: VerifyExportInput
    readonly output: ExportVerification
  }
  readonly updateVault: { readonly input: UpdateVaultInput; readonly output: VaultUpdate }
  /** The paths are the host's own; a job opens databases for reading only. */
  readonly verify: { readonly input: { readonly path: string }; readonly output: VerifyReport }
  readonly backup: {
    readonly input: { readonly from: string; readonly to: string }
    readonly output: BackupResult
  }
  readonly rollBackup: {
    readonly input: RollingBackup
    /** Path of the new backup; null when there was nothing new. */
    readonly output: { readonly made: string | null; readonly projectName: string }
  }
  readonly restoreBackup: {
    readonly input: { readonly backup: string; readonly project: string; readonly now: Instant }
    readonly output: string | null
  }
}

/** Highlights by the revision their evidence stands on, and the text to carry them to. */
export interface ReanchorInput {
  readonly newText: string
  readonly groups: readonly {
    readonly oldText: string
    readonly items: readonly { readonly id: Id; readonly ranges: Ranges }[]
  }[]
}

/** Where a highlight is on the new text. */
export interface Carried {
  readonly id: Id
  readonly placement: Placement
}

export type ReportFormat = (typeof reportFormatNames)[number]

/** Tells how far a job is. As often as it likes: the thread lets ten a second through. */
export type Report = (progress: Progress) => void

/** One function per job of a map. A job is pure work: no state is kept from one call to the next. */
export type JobHandlers<Map> = {
  readonly [Name in keyof Map]: Map[Name] extends JobShape
    ? (
        input: Map[Name]['input'],
        report: Report,
      ) => Map[Name]['output'] | Promise<Map[Name]['output']>
    : never
}
