import { useMemo } from 'react'
import { hidesSome, isOnItsWay, reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import type { ExportPlace } from './exportChoice.ts'

/** What the window shows, as far as an export can be of it. */
export function useExportPlace(): ExportPlace {
  const documentId = useStore(view, (state) => state.documentId)
  const highlightId = useStore(view, (state) => state.highlightId)
  const foundIds = useStore(view, (state) => state.dialogHighlightIds)
  const painted = useStore(reading, (state) => state.painted)
  const isFiltered = useStore(
    reading,
    (state) => hidesSome(state) && state.documentId === documentId,
  )
  const shownIds = useMemo(
    () => (isFiltered ? painted.filter((shown) => !isOnItsWay(shown)).map(({ id }) => id) : []),
    [isFiltered, painted],
  )
  return useMemo(
    () => ({ documentId, highlightId, foundIds, shownIds }),
    [documentId, highlightId, foundIds, shownIds],
  )
}
