import { createStore, type Store } from './store.ts'

export type Screen = 'read' | 'compare' | 'review' | 'entities' | 'notes' | 'search'

/** What the window shows. Data lives in the API's cache, the text's state in the reader. */
export interface View {
  readonly screen: Screen
  readonly documentId: string | null
  /** Null = the latest. */
  readonly revision: number | null
  readonly highlightId: string | null
  /** Passage selected in the reader, [start, end) over its text. */
  readonly selection: readonly [number, number] | null
  readonly isLibraryOpen: boolean
  readonly isMarginOpen: boolean
  readonly palette: 'commands' | 'codes' | 'entities' | null
  readonly dialog: 'export' | 'history' | 'keys' | 'revise' | null
}

export const view: Store<View> = createStore<View>({
  screen: 'read',
  documentId: null,
  revision: null,
  highlightId: null,
  selection: null,
  isLibraryOpen: true,
  isMarginOpen: true,
  palette: null,
  dialog: null,
})
