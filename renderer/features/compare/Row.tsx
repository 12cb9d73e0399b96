import { memo, useMemo } from 'react'
import type { SideName } from '../../../core/compare/collation.ts'
import { classes } from '../../ui/classes.ts'
import type { ComparedPages, CompareRow, RowCell } from './compareRows.ts'
import { crossingsAt, type LongWire } from './crossings.ts'
import type { NoteworthyDifference } from './differences.ts'
import { Gutter } from './Gutter.tsx'
import { Hole } from './Hole.tsx'
import { facingPieces, inlinePieces, piecesAlone } from './inlinePieces.ts'
import { type Drawing, piecesOf } from './pieces.ts'
import styles from './Row.module.css'
import { Wires } from './Wires.tsx'
import { Words } from './Words.tsx'

interface RowProps {
  readonly pages: ComparedPages
  readonly index: number
  readonly isInline: boolean
  readonly drawing: Drawing
  readonly tokens: readonly NoteworthyDifference[] | undefined
  readonly wires: readonly LongWire[]
}

const none: readonly NoteworthyDifference[] = []

/** Two paragraphs that belong together, and between them what is different about their annotations. */
export const Row = memo(function Row(props: RowProps) {
  const { pages, index, isInline, drawing, tokens = none, wires } = props
  const crossings = useMemo(() => crossingsAt(wires, index), [wires, index])
  const row = pages.rows[index]
  if (row === undefined) return null
  const gutter = (
    <Gutter pages={pages} tokens={tokens} drawing={drawing}>
      <Wires pages={pages} crossings={crossings} drawing={drawing} tokens={tokens} />
    </Gutter>
  )
  return (
    <div className={styles['row']} data-row={index}>
      {isInline ? (
        <>
          <InlineColumn pages={pages} row={row} drawing={drawing} />
          {gutter}
        </>
      ) : (
        <>
          <Column pages={pages} side="left" row={row} drawing={drawing} />
          {gutter}
          <Column pages={pages} side="right" row={row} drawing={drawing} />
        </>
      )}
    </div>
  )
})

interface ColumnProps {
  readonly pages: ComparedPages
  readonly row: CompareRow
  readonly drawing: Drawing
}

function Column({ pages, side, row, drawing }: ColumnProps & { readonly side: SideName }) {
  const cell = row[side]
  if (cell === null) return <div data-side={side} />
  if ('hole' in cell) return <Hole side={side} text={cell.hole} />
  const left = blockOf(row.left)
  const right = blockOf(row.right)
  const pieces =
    left === null || right === null
      ? piecesOf(pages, side, cell.block, drawing)
      : facingPieces(pages, side, { left, right }, drawing)
  return (
    <div className={paragraphClass(pages, side, cell, row)} data-side={side}>
      <span className={styles['number']}>{cell.block + 1}</span>
      <p className={styles['words']} dir="auto">
        <Words pages={pages} pieces={pieces.map((piece) => ({ ...piece, side }))} />
      </p>
    </div>
  )
}

/** Both readings in one column; what moved is told where it was and shown where it is. */
function InlineColumn({ pages, row, drawing }: ColumnProps) {
  const left = blockOf(row.left)
  const right = blockOf(row.right)
  if (row.right !== null && 'hole' in row.right) return <Hole side="left" text={row.right.hole} />
  const side = right === null ? 'left' : 'right'
  const block = right ?? left
  if (block === null) return <div data-side="left" />
  const pieces =
    left !== null && right !== null
      ? inlinePieces(pages, left, right, drawing)
      : piecesAlone(pages, side, block, drawing)
  return (
    <div className={paragraphClass(pages, side, { block }, row, 'left')} data-side="left">
      <span className={styles['number']}>{block + 1}</span>
      <p className={styles['words']} dir="auto">
        <Words pages={pages} pieces={pieces} />
      </p>
    </div>
  )
}

function blockOf(cell: RowCell): number | null {
  return cell !== null && 'block' in cell ? cell.block : null
}

function paragraphClass(
  pages: ComparedPages,
  side: SideName,
  { block }: { readonly block: number },
  { isMoved }: CompareRow,
  column: SideName = side,
): string {
  const kind = pages[side].blocks[block]?.kind ?? 'paragraph'
  return classes(styles['paragraph'], styles[column], styles[kind], isMoved && styles['moved'])
}
