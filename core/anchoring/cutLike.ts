/** Where a word may be cut without cutting one of its parts: around points and hyphens. */
const joint = /[^\p{L}\p{N}\p{M}]/gu

function jointsOf(word: string): number[] {
  return Array.from(word.matchAll(joint), ({ index }) => index)
}

/**
 * Where to cut a word so that it is cut as another one was: the same word at the same letter, another one at
 * the same joint, as "31.12|.2019" and "1.1|.2020". Null when it has no such place.
 */
export function cutLike(old: string, cut: number, now: string): number | null {
  if (old === now) return cut
  const oldJoints = jointsOf(old)
  const before = oldJoints.indexOf(cut)
  const after = oldJoints.indexOf(cut - 1)
  const joint = jointsOf(now)[Math.max(before, after)]
  if (joint === undefined) return null
  return before >= 0 ? joint : joint + 1
}
