import type { ReportLine, SourceAnnotation } from '../../core/model/source.ts'

/** Says how many annotations came with a file, and how many of them without a place. */
export function annotationLines(annotations: readonly SourceAnnotation[]): ReportLine[] {
  if (annotations.length === 0) return []
  const homeless = annotations.filter(({ ranges }) => ranges.length === 0).length
  const found = `Highlights and comments in the file, kept as annotations: ${annotations.length}.`
  const lost =
    homeless > 0 ? ` Without a place in the text, kept as notes on the document: ${homeless}.` : ''
  return [{ code: 'annotations', message: `${found}${lost}` }]
}
