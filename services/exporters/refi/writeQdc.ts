import { lossesOf } from '../../../core/export/exportLosses.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import { exportText } from '../../../core/export/exportText.ts'
import { AppError } from '../../../core/model/error.ts'
import type { ExportedFile } from '../exporter.ts'
import { codesElement } from './codesElement.ts'
import { qdcLosses } from './refiLosses.ts'
import { element, xmlDeclaration } from './xmlElement.ts'

/**
 * A codebook of REFI-QDA 1.5 (urn:QDA-XML:codebook:1.0).
 * @throws AppError not_found where there is no code: the schema has no empty codebook
 */
export function writeQdc(input: ExportInput): ExportedFile {
  const codes = codesElement(input.codes, () => [])
  if (codes.length === 0) throw new AppError('not_found', 'there is no code to export')
  const attributes = { xmlns: 'urn:QDA-XML:codebook:1.0', origin: exportText.madeBy }
  const text = `${xmlDeclaration}\n${element('CodeBook', attributes, codes)}\n`
  return {
    bytes: new TextEncoder().encode(text),
    items: 0,
    losses: lossesOf(input, qdcLosses),
    text,
  }
}
