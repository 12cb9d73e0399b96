const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  // A parser turns a raw CR into LF; as a reference it survives.
  ['\r', '&#13;'],
  // HTML cannot hold NUL in any spelling.
  ['\0', '\uFFFD'],
])

const escapable = new RegExp(`[${[...escapes.keys()].join('')}]`, 'g')

/**
 * Makes text safe between tags and inside single- or double-quoted attribute values, so that an
 * HTML parser gives the same text back. The one loss is NUL, which becomes U+FFFD.
 */
export function escapeHtml(text: string): string {
  return text.replace(escapable, (character) => escapes.get(character) ?? character)
}
