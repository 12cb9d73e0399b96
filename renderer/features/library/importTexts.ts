import type { ImportEntry } from '../../../core/api/importMethods.ts'
import { messages } from '../../i18n/messages.ts'

const size = new Intl.NumberFormat('en', {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 1,
})

const annotationCounts = [
  ['imported', 'foreign.highlights'],
  ['unplaced', 'foreign.unplaced'],
  ['skipped', 'foreign.skipped'],
  ['withoutDocument', 'foreign.withoutDocument'],
  ['documents', 'foreign.documents'],
  ['codes', 'foreign.codes'],
  ['entities', 'foreign.entities'],
] as const

/** What came of a file, in a few words: only what there is any of. */
export function outcomeOf({ kind, revision, counts }: ImportEntry): string {
  const { characters = 0, records, applied = 0 } = counts
  switch (kind) {
    case 'document':
    case 'revision': {
      const what =
        revision === null || revision === 1
          ? messages['imports.document']
          : messages['imports.revision'](revision)
      return `${what}, ${messages['imports.characters'](characters)}`
    }
    case 'annotations': {
      const parts = annotationCounts.flatMap(([name, text]) => {
        const count = counts[name] ?? 0
        return count === 0 ? [] : [messages[text](count)]
      })
      return parts.length === 0 ? messages['imports.annotations'] : parts.join('; ')
    }
    case 'bibliography':
      return records === undefined
        ? messages['imports.bibliography']
        : messages['imports.records'](applied, records)
  }
}

/** Media type, size and importer, as far as they are known. */
export function fileFactsOf(entry: ImportEntry): string {
  const { mediaType, importer, importerVersion } = entry
  const parts = [
    mediaType,
    entry.size === null ? null : size.format(entry.size / 1000),
    importer === null ? null : messages['imports.readBy'](importer, importerVersion ?? ''),
  ]
  return parts.filter((part) => part !== null).join(', ')
}
