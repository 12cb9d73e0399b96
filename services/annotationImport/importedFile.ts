import type { AnnotationFormatName } from '../../core/api/outcomeMethods.ts'
import type { ImportedAnnotations } from '../../core/export/importedModel.ts'
import { latin1Of } from '../importers/latin1Of.ts'

/** Raised when a reader makes something else of the same file. */
const readerVersions: Readonly<Record<AnnotationFormatName, string>> = {
  jsonld: '1',
  hypothesis: '1',
  qdpx: '1',
  qdc: '1',
  brat: '1',
  taguette: '2',
  qualcoder: '1',
  casjson: '1',
  tei: '1',
}

/** What read a file of annotations, and what the file is. */
export interface AnnotationFileFacts {
  readonly importer: string
  readonly importerVersion: string
  readonly mediaType: string
}

/** Named as the importers of documents name themselves. */
export function annotationFileFacts(
  origin: ImportedAnnotations['origin'],
  bytes: Uint8Array,
): AnnotationFileFacts {
  const mediaType = mediaTypeOf(origin, bytes)
  const format = formatOf(origin, mediaType)
  return { importer: `variorum/${format}`, importerVersion: readerVersions[format], mediaType }
}

/** By the first bytes, which the readers have understood. */
function mediaTypeOf(origin: ImportedAnnotations['origin'], bytes: Uint8Array): string {
  const head = latin1Of(bytes.subarray(0, 1024)).replaceAll('\0', '')
  if (head.startsWith('SQLite format 3')) return 'application/vnd.sqlite3'
  if (head.startsWith('PK')) return 'application/zip'
  // Stand-off that is not packed, its text or its configuration.
  if (origin === 'brat') return 'text/plain'
  return /^[^\w<{[]*</.test(head) ? 'application/xml' : 'application/json'
}

function formatOf(origin: ImportedAnnotations['origin'], mediaType: string): AnnotationFormatName {
  switch (origin) {
    case 'variorum':
    case 'web-annotation':
      return 'jsonld'
    case 'catma':
      return 'tei'
    case 'refi-qda':
      return mediaType === 'application/zip' ? 'qdpx' : 'qdc'
    default:
      return origin
  }
}
