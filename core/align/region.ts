/** A stretch of the left sequence and the stretch of the right one it is compared with; ends exclusive. */
export interface Region {
  readonly leftStart: number
  readonly leftEnd: number
  readonly rightStart: number
  readonly rightEnd: number
}

/** How many pairs of elements a region holds: the cost of comparing it exactly. */
export function cellsOf(region: Region): number {
  return (region.leftEnd - region.leftStart) * (region.rightEnd - region.rightStart)
}
