import { cslItemOf } from '../bibliography/cslItem.ts'
import { readBibliography } from '../bibliography/readBibliography.ts'
import type { CslItem } from '../model/source.ts'
import type { ExportDocument, ExportInput } from './exportModel.ts'
import { noThings, type RoundTripDifference } from './roundTrip.ts'
import type { FoundWords } from './wordsBack.ts'

/** Reads a bibliography back and says which facts of which document are not as they were. */
export function compareSources({ documents }: ExportInput, file: string): FoundWords {
  const items = documents.length === 0 ? [] : readBibliography(file).items
  return {
    sent: { ...noThings(), source: documents.length },
    differences: documents.flatMap((document, index) => changedFacts(document, items[index] ?? {})),
  }
}

/** A document that takes over what the file says has to be written as it was. */
function changedFacts(document: ExportDocument, read: CslItem): RoundTripDifference[] {
  const { title, language } = read
  const before = cslItemOf(document)
  const after = cslItemOf({
    ...document,
    title: typeof title === 'string' ? title : '',
    language: typeof language === 'string' ? language : null,
    metadata: read,
  })
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields]
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ kind: 'source', way: 'missing', what: `${document.title}: ${field}` }))
}
