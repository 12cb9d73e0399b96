import type { FileKind, MenuPart, PageSize } from '../core/api/deskMethods.ts'

/** What a host with windows and dialogs can do for one client, in that client's window. */
export interface Desk {
  /** Paths that the person chose; none when they cancelled. */
  chooseFiles(question: FileQuestion & { readonly isMultiple: boolean }): Promise<readonly string[]>
  /** A path that the person chose, with an ending of one of the kinds; null when they cancelled. */
  chooseTarget(question: FileQuestion & { readonly name: string }): Promise<string | null>
  openWindow(): void
  closeWindow(): void
  showMenu(parts: readonly MenuPart[]): void
  /** Rejects with `cancelled` when the signal says so. */
  printPdf(page: PrintedPage, signal: AbortSignal): Promise<Uint8Array>
  /** Told of the project that the client works in from now on. */
  showsProject(path: string | null): void
}

export interface FileQuestion {
  readonly title: string
  readonly kinds: readonly FileKind[]
}

export interface PrintedPage {
  readonly html: string
  readonly pageSize: PageSize
}
