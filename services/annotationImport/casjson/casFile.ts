/** A file with a CAS, read when its turn comes: an archive of hundreds is never in memory at once. */
export interface CasFile {
  /** In its archive. */
  readonly path: string
  /** What its document is called if the CAS does not say it. */
  readonly name: string
  /** Whose annotations they are; null where nothing tells. */
  readonly reader: string | null
  bytes(): Promise<Uint8Array>
}

export interface CasFiles {
  readonly files: readonly CasFile[]
  /** Plain texts beside them that no CAS is about, by their names. */
  readonly texts: ReadonlyMap<string, Uint8Array>
}
