import type { BibliographyRecord } from '../../../core/api/bibliographyMethods.ts'
import type { Input } from '../../../core/api/registry.ts'

/** Which document takes over each record, by the record's index; none for those left out. */
export type BibliographyChoice = ReadonlyMap<number, string>

/**
 * What is chosen before anybody chose. About one document: its surest record, or the only one there is.
 * Else every record that is about one document, if no record before it is about the same.
 */
export function firstChoice(
  records: readonly BibliographyRecord[],
  documentId: string | null,
): BibliographyChoice {
  if (documentId !== null) {
    const about = records.findIndex(({ matches }) =>
      matches.some((each) => each.documentId === documentId),
    )
    const index = about === -1 && records.length === 1 ? 0 : about
    return index === -1 ? new Map() : new Map([[index, documentId]])
  }
  const taken = new Set<string>()
  const choice = new Map<number, string>()
  for (const [index, { matches }] of records.entries()) {
    const [match, ...others] = matches
    if (match === undefined || others.length > 0 || taken.has(match.documentId)) continue
    taken.add(match.documentId)
    choice.set(index, match.documentId)
  }
  return choice
}

/** The choice with one record given to a document, or to none; a document has one record. */
export function chosenWith(
  choice: BibliographyChoice,
  index: number,
  documentId: string | null,
): BibliographyChoice {
  const kept = [...choice].filter(([at, id]) => at !== index && id !== documentId)
  return new Map(documentId === null ? kept : [...kept, [index, documentId]])
}

export function requestOf(
  records: readonly BibliographyRecord[],
  choice: BibliographyChoice,
): Input<'bibliography.apply'>['records'] {
  return [...choice].flatMap(([index, documentId]) => {
    const item = records[index]?.item
    return item === undefined ? [] : [{ documentId, item }]
  })
}
