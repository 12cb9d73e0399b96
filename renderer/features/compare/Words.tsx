import type { ReactNode } from 'react'
import type { SideName } from '../../../core/compare/collation.ts'
import { Deleted, Inserted } from '../../ui/ChangedWords.tsx'
import { classes } from '../../ui/classes.ts'
import { inkOf } from '../../ui/inkOf.ts'
import { colourOf } from './annotationInk.ts'
import type { ComparedPages } from './compareRows.ts'
import type { TextPiece } from './pieces.ts'
import styles from './Words.module.css'

/** A piece with the side whose reading it is; `both` where nothing changed. */
export interface SidedPiece extends TextPiece {
  readonly side: SideName | 'both'
}

/** Words of a paragraph: the background is the text's, rulings are the annotations'. */
export function Words({
  pages,
  pieces,
}: {
  readonly pages: ComparedPages
  readonly pieces: readonly SidedPiece[]
}) {
  return groupsOf(pieces).map(({ isCurrent, pieces: group }) => {
    const words = group.map((piece) => (
      <Piece key={`${piece.side}-${piece.start}`} pages={pages} piece={piece} />
    ))
    const key = `${group[0]?.side}-${group[0]?.start}`
    if (!isCurrent) return words
    return (
      <span key={key} className={styles['current']} data-current>
        {words}
      </span>
    )
  })
}

interface Group {
  readonly isCurrent: boolean
  readonly pieces: SidedPiece[]
}

/** Neighbours that are chosen together have one frame. */
function groupsOf(pieces: readonly SidedPiece[]): Group[] {
  const groups: Group[] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last?.isCurrent === piece.isCurrent) last.pieces.push(piece)
    else groups.push({ isCurrent: piece.isCurrent, pieces: [piece] })
  }
  return groups
}

/** Three rulings have room under a line. */
const MOST_RULINGS = 3

function Piece({ pages, piece }: { readonly pages: ComparedPages; readonly piece: SidedPiece }) {
  const { text, change, annotations, side } = piece
  const shortest = annotations.at(-1)
  let words: ReactNode = change === null ? text : <Changed side={side}>{text}</Changed>
  for (const [lane, index] of annotations.toReversed().slice(0, MOST_RULINGS).entries()) {
    const difference = pages.comparison.annotations[index]
    const ofLeft = side === 'left' || difference?.right === null
    const ink = inkOf(colourOf((ofLeft ? difference?.left : difference?.right) ?? null))
    words = (
      <span
        className={classes(styles['mark'], styles[`lane${lane}`], ink.className)}
        style={ink.style}
      >
        {words}
      </span>
    )
  }
  if (piece.isOtherBounds) words = <span className={styles['otherBounds']}>{words}</span>
  if (change === null && shortest === undefined) return words
  const choice = shortest === undefined ? `text-${change}` : `annotation-${shortest}`
  return (
    <span
      data-choice={choice}
      data-on={annotations.map((index) => `annotation-${index}`).join(' ')}
    >
      {words}
    </span>
  )
}

function Changed({ side, children }: { readonly side: SidedPiece['side']; children: string }) {
  return side === 'left' ? <Deleted>{children}</Deleted> : <Inserted>{children}</Inserted>
}
