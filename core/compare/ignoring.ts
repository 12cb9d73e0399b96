import { z } from 'zod'

/** What a comparison may leave out: each includes the ones before it. */
export const ignorings = ['nothing', 'white-space', 'punctuation'] as const
export const Ignoring = z.enum(ignorings)
export type Ignoring = z.infer<typeof Ignoring>

/** What is left of a text without its punctuation: numbers with their points, words, symbols. */
const told = /\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{N}\p{M}]+|[^\s\p{P}]/gu

function essence(text: string, ignoring: Ignoring): string {
  if (ignoring === 'nothing') return text
  if (ignoring === 'white-space') return text.trim().replaceAll(/\s+/gu, ' ')
  return (text.match(told) ?? []).join(' ')
}

/**
 * Whether two texts say the same but for what is ignored. Words are never joined or split by it: "now here" and
 * "nowhere" differ, and so do "1.4", "1,4" and "14".
 */
export function isSameBut(ignoring: Ignoring, left: string, right: string): boolean {
  return left === right || essence(left, ignoring) === essence(right, ignoring)
}
