import { useMemo, useRef } from 'react'
import type { Annotation } from '../../../core/model/annotation.ts'
import { useAnswer } from '../../api/useApi.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import styles from './Margin.module.css'
import { NoteCard } from './NoteCard.tsx'
import { Stripes } from './Stripes.tsx'
import { usePlacedNotes } from './usePlacedNotes.ts'
import { Wires } from './Wires.tsx'

/** Notes beside their passages, as in print. Drawn inside the page, so it scrolls with the text. */
export function Margin() {
  const element = useRef<HTMLElement>(null)
  const annotations = useAnnotations()
  const activeId = useStore(view, (state) => state.highlightId)
  const hasNone = useStore(
    reading,
    ({ reader, painted }) => reader !== null && painted.length === 0,
  )
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
        {hasNone ? <p className={styles['none']}>{messages['reading.noHighlights']}</p> : null}
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

/** What stands in the margin: highlights with notes near the view, and the one selected. */
function useAnnotations(): readonly Annotation[] {
  const documentId = useStore(reading, (state) => state.documentId)
  const revision = useStore(reading, (state) => state.revision)
  const painted = useStore(reading, (state) => state.painted)
  const visible = useStore(reading, (state) => state.visible)
  const activeId = useStore(view, (state) => state.highlightId)
  const { data } = useAnswer(
    'highlights.list',
    documentId === null || revision === null ? null : { documentId, revision },
  )
  return useMemo(() => {
    const shown = new Set(painted.map(({ id }) => id))
    const reach = visible[1] - visible[0]
    const isNear = ({ ranges }: Annotation) => {
      const start = ranges[0]?.[0]
      return start !== undefined && start >= visible[0] - reach && start <= visible[1] + reach
    }
    return (data ?? [])
      .filter((annotation) => shown.has(annotation.id) && annotation.ranges.length > 0)
      .filter(({ id, notes }) => notes.length > 0 || id === activeId)
      .filter((annotation) => isNear(annotation) || annotation.id === activeId)
      .sort((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1))
  }, [data, painted, visible, activeId])
}

function startOf({ ranges }: Annotation): number {
  return ranges[0]?.[0] ?? 0
}
