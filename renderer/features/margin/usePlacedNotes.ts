import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Annotation } from '../../../core/model/annotation.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { placeNotes } from './placeNotes.ts'

export interface PlacedNote {
  readonly annotation: Annotation
  /** From the top of the page; null before it was measured. */
  readonly top: number | null
  /** Where its passage begins. */
  readonly wanted: number
}

interface Measured {
  readonly tops: ReadonlyMap<string, number>
  readonly wanted: ReadonlyMap<string, number>
}

/** As in Margin.module.css: in such a window the one note that is shown opens below its passage. */
const folded = matchMedia('(width < 900px)')

const nothing: Measured = { tops: new Map(), wanted: new Map() }

/** Where each card goes, found again when a card grows or the text moves. */
export function usePlacedNotes(
  margin: RefObject<HTMLElement | null>,
  annotations: readonly Annotation[],
  activeId: string | null,
): readonly PlacedNote[] {
  const [measured, setMeasured] = useState(nothing)
  const layoutVersion = useStore(reading, (state) => state.layoutVersion)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout of the text moves them, too
  useLayoutEffect(() => {
    const element = margin.current
    if (element === null) return
    const measure = () =>
      setMeasured((before) => same(before, measureNotes(element, annotations, activeId)))
    measure()
    const observer = new ResizeObserver(measure)
    for (const card of element.children) observer.observe(card)
    return () => observer.disconnect()
  }, [annotations, activeId, layoutVersion, margin])
  return annotations.map((annotation) => ({
    annotation,
    top: measured.tops.get(annotation.id) ?? null,
    wanted: measured.wanted.get(annotation.id) ?? 0,
  }))
}

function measureNotes(
  element: HTMLElement,
  annotations: readonly Annotation[],
  activeId: string | null,
): Measured {
  const { reader } = reading.get()
  if (reader === null) return nothing
  const origin = reader.element.getBoundingClientRect().top - element.getBoundingClientRect().top
  const wanted = new Map(
    annotations.map(({ id, ranges }) => [
      id,
      Math.round(origin + reader.topOf(noteOffset(ranges))),
    ]),
  )
  const heights = new Map<string, number>()
  for (const card of element.children) {
    if (card instanceof HTMLElement) heights.set(card.dataset['id'] ?? '', card.offsetHeight)
  }
  const notes = annotations.map(({ id }) => ({
    id,
    wanted: wanted.get(id) ?? 0,
    height: heights.get(id) ?? 0,
  }))
  return { tops: placeNotes(notes, activeId), wanted }
}

/** The unit whose line a note goes by: the first of its passage, or the last one where it opens below. */
function noteOffset(ranges: Annotation['ranges']): number {
  if (!folded.matches) return ranges[0]?.[0] ?? 0
  const end = ranges.at(-1)?.[1] ?? 0
  return Math.max(0, end - 1)
}

/** The same object where nothing moved, so that nothing is drawn again. */
function same(before: Measured, after: Measured): Measured {
  const isSame = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    one.size === other.size && [...one].every(([id, top]) => other.get(id) === top)
  return isSame(before.tops, after.tops) && isSame(before.wanted, after.wanted) ? before : after
}
