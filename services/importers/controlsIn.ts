const ESCAPE = 0x1b

/** How many control characters a text has that are neither white space nor an escape. */
export function controlsIn(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const isWhiteSpace = code >= 0x09 && code <= 0x0d
    if (code < 0x20 && !isWhiteSpace && code !== ESCAPE) count += 1
  }
  return count
}
