import { strToU8, zipSync } from 'fflate'
import type { Instant } from '../../core/model/id.ts'

/** Texts under their paths, packed. The same bytes for the same project: the archive's own times are those of the export. */
export function zippedTexts(
  files: readonly (readonly [path: string, text: string])[],
  exportedAt: Instant,
): Uint8Array {
  const entries = files.map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: new Date(exportedAt) })
}
