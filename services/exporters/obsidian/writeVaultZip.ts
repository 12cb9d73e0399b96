import {
  hasDocuments,
  hasNotes,
  hasRejectedMentions,
  type Loss,
  lossesOf,
} from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { lossText } from '../../../core/export/exportText.ts'
import { countAnnotations } from '../../../core/export/registers.ts'
import { mergedFile } from '../../../core/export/vault/managedBlock.ts'
import { writeVault } from '../../../core/export/vault/writeVault.ts'
import type { ReportLine } from '../../../core/model/source.ts'
import type { ExportedFile } from '../exporter.ts'
import { zippedTexts } from '../zippedTexts.ts'

const losses: readonly Loss[] = [
  { code: 'history', message: lossText.history, applies: hasDocuments },
  { code: 'source_text', message: lossText.sourceText, applies: hasDocuments },
  { code: 'note_formatting', message: lossText.markdownNotes, applies: hasNotes },
  { code: 'rejected_mentions', message: lossText.rejectedMentions, applies: hasRejectedMentions },
  { code: 'tags', message: lossText.vaultTags, applies: hasDocuments },
]

/** What a vault cannot carry of this project. */
export function vaultLosses(input: ExportInput): ReportLine[] {
  return lossesOf(input, losses)
}

/** A new vault as one archive. */
export function writeVaultZip(input: ExportInput): ExportedFile {
  const files = writeVault(input)
  const entries = files.map((file) => [file.path, mergedFile(null, file)] as const)
  return {
    bytes: zippedTexts(entries, input.exportedAt),
    items: countAnnotations(input),
    losses: vaultLosses(input),
    text: files.map(({ path, text }) => `${path}\n\n${text}`).join('\n\n'),
  }
}
