import type { ExportInput } from '../../../core/export/exportModel.ts'
import type { CitationStyle } from '../../../core/model/citationStyle.ts'

/**
 * What goes out, cited by a style where there is one. The library is loaded only then.
 * @throws AppError as `citeSources`
 */
export async function withCitations(
  input: ExportInput,
  style: CitationStyle | undefined,
): Promise<ExportInput> {
  if (style === undefined) return input
  const { citeSources } = await import('./citeSources.ts')
  return { ...input, citations: citeSources(input.documents, style) }
}
