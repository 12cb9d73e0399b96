import type { Passage } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'

const LONGEST = 500

/** The words selected, or else the first of the highlight selected, on one line; empty where there is neither. */
export function passageWords({ selection, highlightId }: Passage): string {
  const { text, painted } = reading.get()
  const range = selection ?? painted.find(({ id }) => id === highlightId)?.ranges[0]
  if (range === undefined) return ''
  return text
    .slice(...range)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}
