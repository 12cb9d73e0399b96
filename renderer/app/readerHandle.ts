import { placeOf } from '../commands/keymap.ts'
import type { Reader } from '../editor/reader.ts'
import { reading } from './reading.ts'
import { openDocument } from './view.ts'

/** The reader on the page and the text that its offsets are over. */
export interface ReaderHandle {
  readonly reader: Reader
  readonly text: string
}

/** Null while no text is drawn. */
export function getReader(): ReaderHandle | null {
  const { reader, text } = reading.get()
  return reader === null ? null : { reader, text }
}

/** Opens a document at a place; scrolls as soon as its text is on the page. */
export function goToOffset(
  documentId: string,
  offset: number,
  revision: number | null = null,
): void {
  const isDrawn = () => reading.get().reader !== null && reading.get().documentId === documentId
  const go = () => {
    const { reader } = reading.get()
    reader?.scrollTo(offset, { align: 'center' })
    reader?.setCaret(offset)
    reader?.focus()
  }
  openDocument(documentId, revision)
  if (isDrawn()) {
    go()
    return
  }
  const stop = reading.subscribe(() => {
    if (!isDrawn()) return
    stop()
    go()
  })
}

/** Gives the focus back to the text, unless the person has gone on to a field, a list or a dialog. */
export function returnToText(): void {
  const { isField, isFloat } = placeOf(document.activeElement)
  if (!isField && !isFloat) reading.get().reader?.focus()
}
