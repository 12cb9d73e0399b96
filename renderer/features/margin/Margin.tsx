import { useMemo, useRef } from 'react'
import type { Annotation } from '../../../core/model/annotation.ts'
import { Id } from '../../../core/model/id.ts'
import type { Range as TextRange } from '../../../core/model/range.ts'
import { useAnswer } from '../../api/useApi.ts'
import { hidesSome, type Reading, reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './Margin.module.css'
import { NoteCard } from './NoteCard.tsx'
import { readRange, startsNear } from './nearView.ts'
import { Stripes } from './Stripes.tsx'
import { usePlacedNotes } from './usePlacedNotes.ts'
import { Wires } from './Wires.tsx'

const none: readonly Annotation[] = []

/** Notes beside their passages, as in print. Drawn inside the page, so it scrolls with the text. */
export function Margin() {
  const element = useRef<HTMLElement>(null)
  const annotations = useAnnotations()
  const activeId = useStore(view, (state) => state.highlightId)
  const nothing = useStore(reading, whyNothing)
  const placed = usePlacedNotes(element, annotations, activeId)
  return (
    <>
      <Stripes />
      <Wires notes={placed} activeId={activeId} />
      <aside
        ref={element}
        className={styles['margin']}
        aria-label={messages['notes.label']}
        data-pane="margin"
        tabIndex={-1}
      >
        {nothing === null ? null : <p className={styles['none']}>{messages[nothing]}</p>}
        {placed.map(({ annotation, top }) => (
          <NoteCard
            key={annotation.id}
            annotation={annotation}
            top={top}
            isActive={annotation.id === activeId}
          />
        ))}
      </aside>
    </>
  )
}

/** Why no highlight is drawn in a text with words; null where one is. */
function whyNothing(state: Reading) {
  const { reader, painted, text } = state
  if (reader === null || painted.length > 0 || text.trim() === '') return null
  return hidesSome(state) ? 'reading.allHidden' : 'reading.noHighlights'
}

/** What stands in the margin: highlights with notes near the view, and the one selected. */
function useAnnotations(): readonly Annotation[] {
  const painted = useStore(reading, (state) => state.painted)
  const visible = useStore(reading, (state) => state.visible)
  const activeId = useStore(view, (state) => state.highlightId)
  const near = useAnnotationsNear(visible)
  const isNear = near.some(({ id }) => id === activeId)
  const far = useAnnotation(isNear ? null : activeId)
  return useMemo(() => {
    const shown = new Set(painted.map(({ id }) => id))
    return [...near, ...far]
      .filter(({ id, ranges }) => shown.has(id) && ranges.length > 0)
      .filter(
        ({ id, notes, ranges }) =>
          id === activeId || (notes.length > 0 && startsNear(ranges, visible)),
      )
      .sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1))
  }, [near, far, painted, visible, activeId])
}

/** Read in steps of the text, so that scrolling asks once a few screens; a book may hold ten thousand. */
function useAnnotationsNear(visible: TextRange): readonly Annotation[] {
  const documentId = useStore(reading, (state) => state.documentId)
  const revision = useStore(reading, (state) => state.revision)
  const isRead = documentId !== null && revision !== null
  const input = isRead ? { documentId, revision, within: readRange(visible) } : null
  return useAnswer('highlights.list', input, { keepsLast: true }).data ?? none
}

function useAnnotation(id: string | null): readonly Annotation[] {
  const revision = useStore(reading, (state) => state.revision)
  // One that is still on its way to the project has no id yet.
  const known = Id.safeParse(id).data
  const input =
    known === undefined || revision === null ? null : { highlightIds: [known], revision }
  return useAnswer('highlights.get', input).data ?? none
}

function startOf({ ranges }: Annotation): number {
  return ranges[0]?.[0] ?? 0
}
