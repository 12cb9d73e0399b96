import type { Reader, ReaderCallbacks, ReaderContent } from './readerTypes.ts'

export type * from './readerTypes.ts'

/** Draws a revision into `element` and returns its handle. Fast whatever the length of the text. */
export function createReader(
  element: HTMLElement,
  content: ReaderContent,
  callbacks: ReaderCallbacks = {},
): Reader {
  throw new Error(`not drawn yet: ${element.id} ${content.label} ${Object.keys(callbacks).length}`)
}
