import iconv from 'iconv-lite'

/**
 * Decodes bytes, without any mark, in a named encoding; what is no text in it becomes U+FFFD, lone
 * surrogates included. Unicode encodings as WHATWG Encoding replaces (one U+FFFD for each maximal
 * subpart); the legacy ones by iconv-lite, whose tables are the same on every machine.
 */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (isNative(encoding)) return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return iconv.decode(bytes, encoding, { stripBOM: false }).toWellFormed()
}

/** The text if the bytes are UTF-8 without a fault, else null. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    // The decoder reports a fault in the bytes as a TypeError.
    if (error instanceof TypeError) return null
    throw error
  }
}

/**
 * The name WHATWG Encoding gives an encoding's label (section 4.2): latin1 and iso-8859-1 are
 * windows-1252, gb2312 is gbk. Null for a label it does not know.
 */
export function canonicalEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    // An unknown label is a RangeError.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isNative(encoding: string): boolean {
  return /^utf-(8|16)/.test(encoding) || !iconv.encodingExists(encoding)
}
