import { latin1Of } from '../latin1Of.ts'

/** A part of a MIME message; header names are lower-case. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>
  readonly bytes: Uint8Array
}

const MAX_PARTS = 5000

/**
 * The parts of a saved web page, one level deep (RFC 2557, RFC 2046). Bytes are given as they are,
 * because a page declares its own encoding. Where there is no boundary the whole is one part. A last
 * part that was cut off is given as far as it goes.
 */
export function mimePartsOf(bytes: Uint8Array): {
  readonly headers: ReadonlyMap<string, string>
  readonly parts: readonly MimePart[]
} {
  const whole = splitHead(latin1Of(bytes))
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(
    whole.headers.get('content-type') ?? '',
  )
  const line = boundary?.[1] ?? boundary?.[2]
  const bodies = line === undefined ? [] : whole.body.split(`--${line}`).slice(1, MAX_PARTS)
  const parts = bodies
    .filter((body) => !body.startsWith('--'))
    .map((body) => splitHead(body.replace(/^[ \t]*\r?\n/, '')))
  const found = parts.length > 0 ? parts : [whole]
  return {
    headers: whole.headers,
    parts: found.map(({ headers, body }) => ({
      headers,
      bytes: decodeBody(body, headers.get('content-transfer-encoding')?.trim().toLowerCase()),
    })),
  }
}

function splitHead(source: string): { headers: ReadonlyMap<string, string>; body: string } {
  const gap = /\r?\n\r?\n/.exec(source)
  const head = gap === null ? source : source.slice(0, gap.index)
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ')
  const headers = new Map(
    unfolded.split(/\r?\n/).flatMap((line) => {
      const match = /^([\w-]+):\s*(.*)$/.exec(line)
      return match === null ? [] : [[(match[1] ?? '').toLowerCase(), match[2] ?? ''] as const]
    }),
  )
  return { headers, body: gap === null ? '' : source.slice(gap.index + gap[0].length) }
}

function decodeBody(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const text = body
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/=([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  return Buffer.from(text, 'latin1')
}
