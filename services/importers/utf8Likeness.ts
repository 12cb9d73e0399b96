/** How much of a file's bytes above 0x7F has the shape of UTF-8. Counts of bytes. */
export interface Utf8Likeness {
  readonly high: number
  /** In a lead byte with all the continuation bytes it asks for. */
  readonly complete: number
  /** In a lead byte with some of them. */
  readonly cut: number
}

/**
 * Measures the shape only: overlong forms and encoded surrogates are invalid UTF-8, but whoever wrote
 * them meant UTF-8. In legacy encodings such runs are chance.
 */
export function utf8LikenessOf(bytes: Uint8Array): Utf8Likeness {
  let high = 0
  let complete = 0
  let cut = 0
  for (let index = 0; index < bytes.length; ) {
    const wanted = sequenceLength(bytes[index] ?? 0)
    const found = 1 + continuationsAt(bytes, index + 1, wanted - 1)
    if ((bytes[index] ?? 0) >= 0x80) high += found
    if (wanted > 1 && found === wanted) complete += found
    else if (found > 1) cut += found
    index += found
  }
  return { high, complete, cut }
}

/** Bytes in the sequence this byte begins; 1 for ASCII and for what begins none. */
function sequenceLength(lead: number): number {
  if (lead >= 0xf0 && lead <= 0xf7) return 4
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xc0 && lead <= 0xdf) return 2
  return 1
}

function continuationsAt(bytes: Uint8Array, start: number, most: number): number {
  let count = 0
  while (count < most && ((bytes[start + count] ?? 0) & 0xc0) === 0x80) count += 1
  return count
}
