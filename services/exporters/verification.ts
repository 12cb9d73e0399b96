import type { VerifiableFormatName } from '../../core/api/exportMethods.ts'
import type { ComparedKind, RoundTripDifference } from '../../core/export/roundTrip.ts'
import type { ChosenExportInput } from './chosenExport.ts'

export interface VerifyExportInput extends ChosenExportInput {
  readonly format: VerifiableFormatName
}

export interface ExportVerification {
  /** How many things of each kind went out. */
  readonly sent: Readonly<Record<ComparedKind, number>>
  readonly differences: readonly RoundTripDifference[]
}
