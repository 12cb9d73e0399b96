import { latin1Of } from '../latin1Of.ts'

const HEAD_BYTES = 4096

/**
 * The character encoding a page declares for itself, or null: `meta charset`, `meta http-equiv`, or an
 * XML declaration, in its first bytes (HTML, section 13.2.3.2, read more leniently).
 */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = latin1Of(bytes.subarray(0, HEAD_BYTES))
  const inXml = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)/.exec(head)
  const inMeta = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)
  return inXml?.[1] ?? inMeta?.[1] ?? null
}
