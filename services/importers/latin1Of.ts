/** Bytes as characters U+0000 to U+00FF, one each: for looking at bytes with patterns, not for reading. */
export function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
