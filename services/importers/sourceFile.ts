import type { Keeping } from '../../core/model/keeping.ts'

/** A file to import. The name is only read for its extension; nothing here touches the disk. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** How much of a web page is kept, its article unless it says so; nothing to any other file. */
  readonly keeping?: Keeping | undefined
}
