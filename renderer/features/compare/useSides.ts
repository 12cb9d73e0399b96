import { useEffect } from 'react'
import type { SnapshotSummary } from '../../../core/api/projectMethods.ts'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import type { AppError } from '../../../core/model/error.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { compareState } from './compareState.ts'
import { defaultSides, type Sides } from './sides.ts'

/** What can be compared, and what is. */
export interface Choice {
  readonly snapshots: readonly SnapshotSummary[]
  /** Null while it is read, and where there is no document. */
  readonly sides: Sides | null
  /** There is no document. */
  readonly isEmpty: boolean
  readonly error: AppError | null
}

/** A choice that is made. */
export interface ChosenSides extends Choice {
  readonly sides: Sides
}

/** The sides that the person chose for the document at hand, else its last two revisions. */
export function useSides(): Choice {
  const wantedId = useStore(view, (state) => state.documentId)
  const { document, isEmpty, error } = useDocumentToCompare(wantedId)
  const snapshots = useAnswer('snapshots.list', {})
  const chosen = useStore(compareState, (state) => state.sides)
  const chosenFor = useStore(compareState, (state) => state.documentId)
  const isChosen = chosen !== null && chosenFor === (document?.id ?? null)
  useEffect(() => {
    if (isChosen || document === null || snapshots.data === undefined) return
    const sides = defaultSides(document, snapshots.data)
    compareState.set({ sides, documentId: document.id, currentKey: null, unfolded: new Set() })
  }, [isChosen, document, snapshots.data])
  return {
    snapshots: snapshots.data ?? [],
    sides: isChosen ? chosen : null,
    isEmpty,
    error: error ?? snapshots.error,
  }
}

interface DocumentToCompare {
  /** Null while it is read, and where there is none. */
  readonly document: DocumentSummary | null
  readonly isEmpty: boolean
  readonly error: AppError | null
}

/** The document at hand; where there is none, the oldest that has revisions to compare, else the oldest. */
function useDocumentToCompare(wantedId: string | null): DocumentToCompare {
  const wanted = useAnswer('documents.get', wantedId === null ? null : { documentId: wantedId })
  const isLost = wanted.error?.code === 'not_found' || (wanted.data?.deletedAt ?? null) !== null
  const isAtHand = wantedId !== null && !isLost
  const revised = useAnswer('documents.find', isAtHand ? null : { state: 'revised', limit: 1 })
  const oldest = useAnswer('documents.find', isAtHand ? null : { limit: 1 })
  const others = [...(revised.data?.documents ?? []), ...(oldest.data?.documents ?? [])]
  const otherId = revised.data === undefined ? undefined : others[0]?.id
  const other = useAnswer('documents.get', otherId === undefined ? null : { documentId: otherId })
  return {
    document: (isAtHand ? wanted.data : other.data) ?? null,
    isEmpty: !isAtHand && oldest.data?.all === 0,
    error: (isAtHand ? wanted.error : (revised.error ?? oldest.error)) ?? other.error,
  }
}
