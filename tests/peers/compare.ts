/** Words alone, in order: what stands between them differs from program to program. */
function words(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/**
 * Those of the texts whose lines are not all in the other one, each line with its words one after another.
 * Between lines programs put numbers and bullets of their own.
 */
export function lacking(texts: readonly string[], within: string): string[] {
  const all = words(within)
  return texts.filter((text) => !text.split('\n').every((line) => all.includes(words(line))))
}

export function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
