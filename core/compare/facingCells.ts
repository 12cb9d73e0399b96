import { cutSegments, type Segment } from '../export/highlightSegments.ts'
import type { BlockKind } from '../model/block.ts'
import type { Range } from '../model/range.ts'
import type { AnnotatedVersion } from '../model/version.ts'
import type { SideName } from './collation.ts'
import { type DifferenceClass, differenceClasses, type TextChange } from './comparison.ts'
import type { ReportAnnotation } from './reportAnnotation.ts'

/** Words of one side that are all drawn alike. */
export interface FacingPiece {
  readonly text: string
  /** Whether only this side has them. */
  readonly isChanged: boolean
  /** The weightiest class of the annotations on them; null where there is none. */
  readonly class: DifferenceClass | null
  /** Numbers of the annotations that end here. */
  readonly ends: readonly number[]
}

/** A paragraph of one side. */
export interface FacingCell {
  /** From 1. */
  readonly paragraph: number
  readonly kind: BlockKind
  readonly pieces: readonly FacingPiece[]
}

interface Drawn {
  readonly ranges: readonly Range[]
  /** Null for a change of the text. */
  readonly annotation: ReportAnnotation | null
}

function drawnOn(
  side: SideName,
  changes: readonly TextChange[],
  annotations: readonly ReportAnnotation[],
): Drawn[] {
  const drawn: Drawn[] = []
  for (const change of changes) {
    const range = change[side]
    if (range !== null && change.kind !== 'move') drawn.push({ ranges: [range], annotation: null })
  }
  for (const annotation of annotations) {
    const ranges = annotation.difference[side]?.ranges ?? []
    if (ranges.length > 0) drawn.push({ ranges, annotation })
  }
  return drawn
}

/** The last segment inside a block that each drawn thing covers. */
function lastSegments(segments: readonly Segment[]): Map<number, Segment> {
  const last = new Map<number, Segment>()
  for (const segment of segments) {
    if (segment.block === null) continue
    for (const index of segment.highlights) last.set(index, segment)
  }
  return last
}

function weightiest(classes: readonly DifferenceClass[]): DifferenceClass | null {
  return differenceClasses.find((name) => classes.includes(name)) ?? null
}

/** The blocks of one side, cut into pieces where a change or an annotation starts or ends. */
export function facingCells(
  { text, blocks }: AnnotatedVersion,
  side: SideName,
  changes: readonly TextChange[],
  annotations: readonly ReportAnnotation[],
): FacingCell[] {
  const drawn = drawnOn(side, changes, annotations)
  const segments = cutSegments(text.length, blocks, drawn)
  const last = lastSegments(segments)
  const cells = blocks.map(({ kind }, ordinal) => {
    const pieces: FacingPiece[] = []
    return { paragraph: ordinal + 1, kind, pieces }
  })
  for (const segment of segments) {
    const here = segment.highlights.flatMap((index) => {
      const one = drawn[index]
      return one ? [{ annotation: one.annotation, isEnd: last.get(index) === segment }] : []
    })
    const annotated = here.flatMap(({ annotation, isEnd }) =>
      annotation === null ? [] : [{ annotation, isEnd }],
    )
    const ending = annotated.filter(({ isEnd }) => isEnd)
    cells[segment.block ?? -1]?.pieces.push({
      text: text.slice(segment.start, segment.end),
      isChanged: here.some(({ annotation }) => annotation === null),
      class: weightiest(annotated.map(({ annotation }) => annotation.difference.class)),
      ends: ending.map(({ annotation }) => annotation.number).sort((a, b) => a - b),
    })
  }
  return cells
}
