import { createStore, type Store } from './store.ts'

export const screens = ['read', 'compare', 'review', 'entities', 'notes', 'search'] as const
export type Screen = (typeof screens)[number]

export type DialogName =
  | 'export'
  | 'citationStyle'
  | 'history'
  | 'timeline'
  | 'keys'
  | 'revise'
  | 'details'
  | 'bibliography'
  | 'imports'
  | 'trash'
  | 'person'
  | 'newProject'
  | 'backups'
  | 'importAnnotations'
  | 'relation'

/** What the window shows. Data lives in the API's cache, the text's state in the reader. */
export interface View {
  readonly isProjectOpen: boolean
  /** Whether the project is open to be read only. */
  readonly isReadOnly: boolean
  readonly screen: Screen
  readonly documentId: string | null
  /** Null = the latest. */
  readonly revision: number | null
  readonly highlightId: string | null
  /** Passage selected in the reader, [start, end) over its text. */
  readonly selection: readonly [number, number] | null
  readonly isLibraryOpen: boolean
  /** In a narrow window: the library lies over the text. */
  readonly isLibraryOver: boolean
  readonly isMarginOpen: boolean
  readonly isFindOpen: boolean
  readonly palette: 'commands' | 'codes' | 'entities' | null
  readonly dialog: DialogName | null
  /** The document that the dialog is about, where it is about one. */
  readonly dialogDocumentId: string | null
  /** The highlights of the list that the dialog was opened from; none where it was opened from no list. */
  readonly dialogHighlightIds: readonly string[]
}

export const initialView: View = {
  isProjectOpen: false,
  isReadOnly: false,
  screen: 'read',
  documentId: null,
  revision: null,
  highlightId: null,
  selection: null,
  isLibraryOpen: true,
  isLibraryOver: false,
  isMarginOpen: true,
  isFindOpen: false,
  palette: null,
  dialog: null,
  dialogDocumentId: null,
  dialogHighlightIds: [],
}

export const view: Store<View> = createStore<View>(initialView)

/** Opens a document to read, at its latest revision unless told otherwise. */
export function openDocument(documentId: string, revision: number | null = null): void {
  view.set({
    screen: 'read',
    documentId,
    revision,
    highlightId: null,
    selection: null,
    isLibraryOver: false,
  })
}
