// How alike two texts are, word by word, for the tests of importers.

/** The words of a text: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Twice the longest common subsequence over both lengths: 1 for equal sequences of words, 0 for none. */
export function wordRatio(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 1
  let row = new Array<number>(right.length + 1).fill(0)
  for (const word of left) {
    const next = [0]
    for (const [index, other] of right.entries()) {
      const skipped = Math.max(next[index] ?? 0, row[index + 1] ?? 0)
      next.push(word === other ? (row[index] ?? 0) + 1 : skipped)
    }
    row = next
  }
  return (2 * (row.at(-1) ?? 0)) / (left.length + right.length)
}
