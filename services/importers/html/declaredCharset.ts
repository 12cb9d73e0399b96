const HEAD_BYTES = 4096

/**
 * The character encoding a page declares for itself, or null: `meta charset`, `meta http-equiv`, or an
 * XML declaration, in its first bytes (HTML, section 13.2.3.2, read more leniently).
 */
export function declaredCharset(bytes: Uint8Array): string | null {
  // Latin-1 gives every byte a character; what a declaration is made of is ASCII.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
  const inXml = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)/.exec(head)
  const inMeta = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)
  return inXml?.[1] ?? inMeta?.[1] ?? null
}
