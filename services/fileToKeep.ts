import type { EncodedBlob } from '../db/blobs.ts'

/** A file that was read, as it is kept. */
export interface FileToKeep {
  readonly name: string
  readonly mediaType: string
  readonly importer: string
  readonly importerVersion: string
  readonly original: EncodedBlob
}
