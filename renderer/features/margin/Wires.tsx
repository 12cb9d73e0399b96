import { classes } from '../../ui/classes.ts'
import styles from './Margin.module.css'
import type { PlacedNote } from './usePlacedNotes.ts'

/** Middle of the first line of a passage, and the baseline of a note's first line. */
const FROM = 15
const TO = 11
/** A note further off than this has no wire: it would cross too much. */
const LONGEST = 240

/** A line from each passage to its note. */
export function Wires({
  notes,
  activeId,
}: {
  readonly notes: readonly PlacedNote[]
  readonly activeId: string | null
}) {
  return (
    <svg className={styles['wires']} aria-hidden="true">
      {notes.map(({ annotation, top, wanted }) =>
        top === null || Math.abs(top - wanted) > LONGEST ? null : (
          <path
            key={annotation.id}
            className={classes(annotation.id === activeId && styles['activeWire'])}
            d={`M4 ${wanted + FROM}.5H26L44 ${top + TO}.5H54`}
          />
        ),
      )}
    </svg>
  )
}
