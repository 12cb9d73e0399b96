/** A code span that reads back as `code` (CommonMark, section 6.1). */
export function codeSpanOf(code: string): string {
  const fence = fenceAround(code, '`', 1)
  const isPadded = /^`|`$|^ .+ $/.test(code)
  return isPadded ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`
}

/** The shortest run of the character, at least `least` long, that is longer than any in the text. */
export function fenceAround(text: string, character: '`' | '~', least: number): string {
  let longest = least - 1
  for (const run of text.match(/`+|~+/g) ?? []) {
    if (run.startsWith(character)) longest = Math.max(longest, run.length)
  }
  return character.repeat(longest + 1)
}
