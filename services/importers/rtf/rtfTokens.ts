/** One token of an RTF file (RTF 1.9.1). A character stands for a byte. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** Bytes of text, those written in hexadecimal among them. */
  | { readonly kind: 'text'; readonly bytes: string; readonly isHex: boolean }
  /** A control symbol such as `\~`. */
  | { readonly kind: 'symbol'; readonly symbol: string }

const pattern =
  /([{}])|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([\da-fA-F]{2})|\\([^a-zA-Z])|([^{}\\\r\n]+)|[\r\n]+/gs

/** The tokens of a file; binary data is passed over. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const tokens = new RegExp(pattern)
  for (let match = tokens.exec(source); match !== null; match = tokens.exec(source)) {
    const [, brace, name, value, hex, symbol, bytes] = match
    if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' }
    else if (name === 'bin') tokens.lastIndex += Math.max(0, Number(value ?? 0))
    else if (name !== undefined) {
      yield { kind: 'word', name, value: value === undefined ? null : Number(value) }
    } else if (hex !== undefined) {
      yield { kind: 'text', bytes: String.fromCharCode(Number.parseInt(hex, 16)), isHex: true }
    } else if (symbol !== undefined) yield { kind: 'symbol', symbol }
    else if (bytes !== undefined) yield { kind: 'text', bytes, isHex: false }
  }
}
