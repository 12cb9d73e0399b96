import { useEffect } from 'react'
import type { SnapshotSummary } from '../../../core/api/projectMethods.ts'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import type { AppError } from '../../../core/model/error.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { compareState } from './compareState.ts'
import { defaultSides, documentToCompare, type Sides } from './sides.ts'

/** What can be compared, and what is. */
export interface Choice {
  readonly documents: readonly DocumentSummary[]
  readonly snapshots: readonly SnapshotSummary[]
  /** Null while it is read, and where there is no document. */
  readonly sides: Sides | null
  readonly isLoaded: boolean
  readonly error: AppError | null
}

/** A choice that is made. */
export interface ChosenSides extends Choice {
  readonly sides: Sides
}

/** The sides that the person chose for the document at hand, else its last two revisions. */
export function useSides(): Choice {
  const documents = useAnswer('documents.list', {})
  const snapshots = useAnswer('snapshots.list', {})
  const wantedId = useStore(view, (state) => state.documentId)
  const chosen = useStore(compareState, (state) => state.sides)
  const chosenFor = useStore(compareState, (state) => state.documentId)
  const isLoaded = documents.data !== undefined && snapshots.data !== undefined
  const document = documentToCompare(documents.data ?? [], wantedId)
  const isChosen = chosen !== null && chosenFor === (document?.id ?? null)
  useEffect(() => {
    if (isChosen || document === null || snapshots.data === undefined) return
    const sides = defaultSides(document, snapshots.data)
    compareState.set({ sides, documentId: document.id, currentKey: null, unfolded: new Set() })
  }, [isChosen, document, snapshots.data])
  return {
    documents: documents.data ?? [],
    snapshots: snapshots.data ?? [],
    sides: isChosen ? chosen : null,
    isLoaded,
    error: documents.error ?? snapshots.error,
  }
}
