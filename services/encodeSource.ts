import { keptReport } from '../core/model/keptReport.ts'
import type { ExtractedSource } from '../core/model/source.ts'
import { type EncodedRevision, encodeRevision } from '../db/stores/revisions.ts'
import { importSource } from './importers/importSource.ts'
import type { SourceFile } from './importers/sourceFile.ts'

/** What a file holds, ready to be stored; of its structured content nothing else is needed. */
export interface EncodedSource extends Omit<ExtractedSource, 'content'> {
  readonly encoded: EncodedRevision
}

/** Reads a file and compresses what is kept of it: for a job. */
export async function encodeSource(file: SourceFile): Promise<EncodedSource> {
  return encodedSource(await importSource(file), file.bytes)
}

export function encodedSource(extracted: ExtractedSource, original: Uint8Array): EncodedSource {
  const { content, ...source } = extracted
  const { text, blocks, pages } = source
  const encoded = encodeRevision({ original, text, content, blocks, pages })
  return { ...source, report: keptReport(source.report), encoded }
}
