/** A note that wants to stand beside its passage. Pixels from the top of the page. */
export interface NoteToPlace {
  readonly id: string
  readonly wanted: number
  readonly height: number
}

/** Least distance between two notes. */
export const NOTE_GAP = 14

/**
 * Tops of notes given in the order of their passages. The active one stands exactly where it wants;
 * those after it are pushed down, those before it up, so that none overlap and the order stays.
 * With none active the first one stands where it wants.
 */
export function placeNotes(
  notes: readonly NoteToPlace[],
  activeId: string | null,
): ReadonlyMap<string, number> {
  const active = Math.max(
    0,
    notes.findIndex(({ id }) => id === activeId),
  )
  const tops = new Map<string, number>()
  placeDown(notes.slice(active), tops)
  placeUp(notes.slice(0, active), tops.get(notes[active]?.id ?? '') ?? 0, tops)
  return tops
}

function placeDown(notes: readonly NoteToPlace[], tops: Map<string, number>): void {
  let free = Number.NEGATIVE_INFINITY
  for (const { id, wanted, height } of notes) {
    const top = Math.max(wanted, free)
    tops.set(id, top)
    free = top + height + NOTE_GAP
  }
}

function placeUp(notes: readonly NoteToPlace[], limit: number, tops: Map<string, number>): void {
  let bottom = limit - NOTE_GAP
  for (const { id, wanted, height } of notes.toReversed()) {
    const top = Math.min(wanted, bottom - height)
    tops.set(id, top)
    bottom = top - NOTE_GAP
  }
}
