import type { AnchorState } from '../../core/model/anchor.ts'
import type { Block } from '../../core/model/block.ts'
import type { MentionRole } from '../../core/model/entity.ts'
import type { Id } from '../../core/model/id.ts'
import type { PageStart } from '../../core/model/page.ts'
import type { Range } from '../../core/model/range.ts'
import type { PaintedHighlight, Reader } from '../editor/reader.ts'
import { createStore, type Store } from './store.ts'

/** A highlight that is drawn before the host has answered. */
export interface PendingHighlight {
  readonly id: string
  readonly documentId: Id
  readonly range: Range
  readonly codeIds: readonly Id[]
}

const ON_ITS_WAY = 'pending-'

/** The name of a highlight that the project has given no id yet. */
export function idOnItsWay(number: number): string {
  return `${ON_ITS_WAY}${number}`
}

export function isOnItsWay({ id }: Pick<PendingHighlight, 'id'>): boolean {
  return id.startsWith(ON_ITS_WAY)
}

/** The text being read and what its panes share about it. Null and empty while none is drawn. */
export interface Reading {
  readonly reader: Reader | null
  readonly documentId: Id | null
  readonly revision: number | null
  readonly title: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** Where the pages of the source begin; empty where it has none. */
  readonly pages: readonly PageStart[]
  /** Counts up when anything on the page has moved. */
  readonly layoutVersion: number
  readonly visible: Range
  /** How the present selection was made; a palette opened by key gives the focus back. */
  readonly isSelectedByKeyboard: boolean
  /** Where the caret is. */
  readonly caret: number
  /** Highlights as they are drawn. */
  readonly painted: readonly PaintedHighlight[]
  readonly pending: readonly PendingHighlight[]
  /** The highlight or note whose note is being written. */
  readonly editing: NoteDraft | null
  readonly hiddenCodeIds: readonly Id[]
  readonly hiddenAnnotatorIds: readonly Id[]
  /** Highlights in this state alone are drawn; null = all. */
  readonly onlyState: AnchorState | null
  readonly isQuoteDialogOpen: boolean
  readonly isCodebookOpen: boolean
  /** What the entity chosen next is to the passage. */
  readonly linkRole: MentionRole
  /** The entity whose other mentions are being offered in this text. */
  readonly suggestingEntityId: Id | null
}

/** A note on its way: a new one on a highlight, a reply, or one that is there already. */
export interface NoteDraft {
  readonly highlightId: Id
  readonly noteId: Id | null
  readonly parentId: Id | null
}

export const reading: Store<Reading> = createStore<Reading>({
  reader: null,
  documentId: null,
  revision: null,
  title: '',
  text: '',
  blocks: [],
  pages: [],
  layoutVersion: 0,
  visible: [0, 0],
  isSelectedByKeyboard: false,
  caret: 0,
  painted: [],
  pending: [],
  editing: null,
  hiddenCodeIds: [],
  hiddenAnnotatorIds: [],
  onlyState: null,
  isQuoteDialogOpen: false,
  isCodebookOpen: false,
  linkRole: 'mention',
  suggestingEntityId: null,
})

/** Whether a choice of codes, readers or states keeps highlights from being drawn. */
export function hidesSome({ hiddenCodeIds, hiddenAnnotatorIds, onlyState }: Reading): boolean {
  return hiddenCodeIds.length + hiddenAnnotatorIds.length > 0 || onlyState !== null
}

export const nothingRead: Partial<Reading> = {
  reader: null,
  documentId: null,
  revision: null,
  title: '',
  text: '',
  blocks: [],
  pages: [],
  editing: null,
  painted: [],
  pending: [],
  suggestingEntityId: null,
}
