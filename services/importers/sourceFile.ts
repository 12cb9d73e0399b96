/** A file to import. The name is only read for its extension; nothing here touches the disk. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}
