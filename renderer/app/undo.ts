import type { Call } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { type Notice, say, sayProblem } from './notices.ts'
import type { View } from './view.ts'

/** What is looked at: a document's own operations, or all of them. */
export interface HistoryScope {
  readonly documentId?: string
}

/** What Ctrl+Z looks at: the document that is read, else the whole project. */
export function historyScope({ screen, documentId }: View): HistoryScope {
  return screen === 'read' && documentId !== null ? { documentId } : {}
}

/** Takes back the newest of these operations, or the one named. */
export async function undo(call: Call, scope: HistoryScope & { seq?: number }): Promise<void> {
  const { operation } = await call('history.undo', scope)
  const nothing = messages[scope.seq === undefined ? 'status.nothingToUndo' : 'status.undoneBefore']
  say(operation === null ? nothing : messages['status.undone'](operation.label))
}

/**
 * An offer to take back what was just done: this very operation, whatever is done before the offer is taken. Null
 * where nothing was changed.
 */
export function undoOffer(call: Call, { seq }: { readonly seq: number | null }): Notice['action'] {
  if (seq === null) return null
  return {
    label: messages['action.undo'],
    run: () => void undo(call, { seq }).catch(sayProblem),
  }
}

export async function redo(call: Call, scope: HistoryScope): Promise<void> {
  const { operation } = await call('history.redo', scope)
  const nothing = messages['status.nothingToRedo']
  say(operation === null ? nothing : messages['status.redone'](operation.label))
}
