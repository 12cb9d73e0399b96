import type { ExportFormatName } from '../../core/api/exportMethods.ts'
import type { ComparedKind, RoundTripDifference } from '../../core/export/roundTrip.ts'
import type { ExportFileInput } from './exportFile.ts'

export interface VerifyExportInput extends Omit<ExportFileInput, 'format'> {
  readonly format: ExportFormatName
  /** The file, where a host has made it already; left out: it is made anew. */
  readonly bytes?: Uint8Array | undefined
}

export interface ExportVerification {
  /** `import`: taken over into a project of its own. `words`: looked for by its words. */
  readonly by: 'import' | 'words'
  /** How many things of each kind went out. */
  readonly sent: Readonly<Record<ComparedKind, number>>
  readonly differences: readonly RoundTripDifference[]
}
