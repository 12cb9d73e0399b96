/** Where the n-th line of a text is, 1-based, as [start, end) without its line break; its end where there is none. */
export function lineOf(text: string, line: number): readonly [start: number, end: number] {
  let start = 0
  for (let passed = 1; passed < line; passed++) {
    const found = text.indexOf('\n', start)
    if (found === -1) return [text.length, text.length]
    start = found + 1
  }
  const end = text.indexOf('\n', start)
  return [start, end === -1 ? text.length : end]
}
