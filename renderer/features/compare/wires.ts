import type { SideName } from '../../../core/compare/collation.ts'

/** From the top of the row to the foot of the words, in pixels. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** Where a token stands in the gutter. */
export interface TokenBox {
  readonly left: number
  readonly right: number
  readonly middle: number
  /** Quiet ones have none. */
  readonly hasWire: boolean
}

/** A difference whose two places are in different rows, as one of those rows (or one between) sees it. */
export interface Crossing {
  readonly key: string
  /** Whether the row holds the left place, the token, or lies between. */
  readonly part: 'left' | 'token' | 'between'
  /** Towards which edge of the row the other place lies. */
  readonly towards: 'top' | 'bottom'
  /** Beside other crossings: 0 is the nearest to the left text. */
  readonly lane: number
}

export interface RowMeasures {
  readonly width: number
  readonly height: number
  readonly extents: Readonly<Record<SideName, ReadonlyMap<string, Extent>>>
  readonly tokens: ReadonlyMap<string, TokenBox>
}

export interface Stripe {
  readonly key: string
  readonly side: SideName
  readonly x: number
  readonly top: number
  readonly height: number
}

export interface Wire {
  readonly key: string
  readonly path: string
}

export interface RowWires {
  readonly stripes: readonly Stripe[]
  readonly wires: readonly Wire[]
}

const STRIPE = 3
const LANE = 6
const EDGE = 4
const MOST_LANES = 3
/** Where a wire meets its stripe: the middle of the first line. */
const FIRST_LINE = 10.5

/** Stripes beside the words, and the wires from them to the tokens between. */
export function rowWires(measures: RowMeasures, crossings: readonly Crossing[]): RowWires {
  const stripes = [...stripesOf(measures, 'left'), ...stripesOf(measures, 'right')]
  const crossing = new Map(crossings.map((one) => [one.key, one]))
  const wires = stripes.flatMap((stripe) => {
    const token = measures.tokens.get(stripe.key)
    const isElsewhere = crossing.get(stripe.key)?.part === 'left' && stripe.side === 'left'
    if (isElsewhere || token === undefined || !token.hasWire) return []
    return { key: stripe.key, path: pathToToken(stripe, token) }
  })
  const across = crossings.flatMap((one) => crossingWire(one, stripes, measures) ?? [])
  return { stripes, wires: [...wires, ...across] }
}

/** Short stripes stand nearest the words; what overlaps steps aside, three lanes at most. */
function stripesOf({ extents, width }: RowMeasures, side: SideName): Stripe[] {
  const lanes: Extent[][] = []
  const shortFirst = [...extents[side]].sort(
    ([, one], [, other]) => heightOf(one) - heightOf(other),
  )
  return shortFirst.flatMap(([key, extent]) => {
    const free = lanes.findIndex((lane) => lane.every((other) => !overlap(extent, other)))
    const lane = free === -1 ? lanes.length : free
    if (lane >= MOST_LANES) return []
    lanes[lane] = [...(lanes[lane] ?? []), extent]
    const inset = EDGE + lane * LANE
    const x = side === 'left' ? inset : width - inset - STRIPE
    return [{ key, side, x, top: extent.top, height: heightOf(extent) }]
  })
}

function heightOf({ top, bottom }: Extent): number {
  return bottom - top
}

function overlap(one: Extent, other: Extent): boolean {
  return one.top < other.bottom && other.top < one.bottom
}

function pathToToken({ side, x, top, height }: Stripe, token: TokenBox): string {
  const y = top + Math.min(FIRST_LINE, height / 2)
  const [from, to] = side === 'left' ? [x + STRIPE, token.left] : [token.right, x]
  const [startY, endY] = side === 'left' ? [y, token.middle] : [token.middle, y]
  const bend = Math.min(13, (to - from) / 2)
  return `M${from} ${startY}C${from + bend} ${startY} ${to - bend} ${endY} ${to} ${endY}`
}

const TURN = 16

function crossingWire(
  { key, part, towards, lane }: Crossing,
  stripes: readonly Stripe[],
  { height, tokens }: RowMeasures,
): Wire | null {
  const x = EDGE + STRIPE + 7 + lane * 5
  const edge = towards === 'top' ? 0 : height
  if (part === 'between') return { key, path: `M${x} 0V${height}` }
  if (part === 'token') {
    const token = tokens.get(key)
    if (token === undefined) return null
    const turn = towards === 'top' ? token.middle - TURN : token.middle + TURN
    const path = `M${x} ${edge}V${turn}C${x} ${token.middle} ${x + 6} ${token.middle} ${token.left} ${token.middle}`
    return { key, path }
  }
  const stripe = stripes.find((one) => one.key === key && one.side === 'left')
  if (stripe === undefined) return null
  const y = stripe.top + FIRST_LINE
  const turn = towards === 'top' ? y - TURN : y + TURN
  return { key, path: `M${stripe.x + STRIPE} ${y}C${x} ${y} ${x} ${y} ${x} ${turn}V${edge}` }
}
