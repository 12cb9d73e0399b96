import { useEffect, useRef, useState } from 'react'
import type { SideName } from '../../../core/compare/collation.ts'
import { classes } from '../../ui/classes.ts'
import { inkOf } from '../../ui/inkOf.ts'
import { colourOf } from './annotationInk.ts'
import type { ComparedPages } from './compareRows.ts'
import type { NoteworthyDifference } from './differences.ts'
import { measureRow } from './measureRow.ts'
import type { Drawing } from './pieces.ts'
import styles from './Wires.module.css'
import { watchRow } from './watchRow.ts'
import { type Crossing, type RowWires, rowWires } from './wires.ts'

interface WiresProps {
  readonly pages: ComparedPages
  readonly crossings: readonly Crossing[]
  readonly drawing: Drawing
  readonly tokens: readonly NoteworthyDifference[]
}

/** Stripes beside the annotated words of a row and wires to their tokens, as the words have come out. */
export function Wires({ pages, crossings, drawing, tokens }: WiresProps) {
  const ref = useRef<SVGSVGElement>(null)
  const [{ stripes, wires }, setWires] = useState<RowWires>({ stripes: [], wires: [] })
  // Measured again whenever what is drawn may have changed, which the list says.
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages, drawing and tokens move the words.
  useEffect(() => {
    const row = ref.current?.closest<HTMLElement>('[data-row]')
    if (row == null) return
    return watchRow(row, () => {
      const next = rowWires(measureRow(row), crossings)
      setWires((present) => (isSame(present, next) ? present : next))
    })
  }, [crossings, pages, drawing, tokens])
  return (
    <svg ref={ref} className={styles['wires']} aria-hidden>
      {stripes.map(({ key, side, x, top, height }) => {
        const ink = inkOf(colourOf(annotationOf(pages, key, side)))
        return (
          <rect
            key={`${key}-${side}`}
            className={ink.className}
            style={ink.style}
            x={x}
            y={top}
            width={3}
            height={height}
            rx={1.5}
          />
        )
      })}
      {wires.map(({ key, path }) => (
        <path key={`${key}-${path}`} className={wireClass(pages, key, drawing)} d={path} />
      ))}
    </svg>
  )
}

function isSame(one: RowWires, other: RowWires): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function differenceOf(pages: ComparedPages, key: string) {
  return pages.comparison.annotations[Number(key.slice('annotation-'.length))]
}

function annotationOf(pages: ComparedPages, key: string, side: SideName) {
  const difference = differenceOf(pages, key)
  return difference?.[side] ?? difference?.left ?? difference?.right ?? null
}

function wireClass(pages: ComparedPages, key: string, { current }: Drawing): string {
  const isMoved = differenceOf(pages, key)?.class === 'moved'
  return classes(isMoved && styles['moved'], current?.key === key && styles['current'])
}
