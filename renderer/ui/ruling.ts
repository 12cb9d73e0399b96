import { palette } from '../../core/export/palette.ts'

/**
 * Number of the ruling that goes with a colour, 1 (madder) to 10 (slate): the class `k-<n>` draws it. A
 * colour of the person's own (#rrggbb) borrows one, always the same; anything unknown has the last.
 */
export function rulingOf(colour: string): number {
  const index = palette.findIndex(({ name }) => name === colour)
  if (index >= 0) return index + 1
  const own = /^#([0-9a-f]{6})$/i.exec(colour)?.[1]
  return own === undefined ? palette.length : (Number.parseInt(own, 16) % palette.length) + 1
}
