import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

/** Where the host listens, in the two forms in which requests must name it. */
export interface Address {
  readonly port: number
  /** The Host header, and nothing else will do: a page that had its name point here is refused. */
  readonly host: string
  readonly origin: string
}

export function addressOf(port: number): Address {
  const host = `127.0.0.1:${port}`
  return { port, host, origin: `http://${host}` }
}

/** @throws Refusal 421 */
export function checkHost({ headersDistinct }: IncomingMessage, { host }: Address): void {
  const named = headersDistinct['host'] ?? []
  if (named.length !== 1 || named[0] !== host) throw new Refusal(421, 'No such host here.')
}

/**
 * For whatever changes something: a page of another origin can send requests here, and on the same
 * machine they carry the cookie.
 * @throws Refusal 403
 */
export function checkOrigin({ headersDistinct }: IncomingMessage, { origin }: Address): void {
  const named = headersDistinct['origin'] ?? []
  if (named.length !== 1 || named[0] !== origin) throw new Refusal(403, 'Not from this page.')
}

/** @throws Refusal 400 for anything but a path on this host */
export function targetOf({ url = '' }: IncomingMessage, { origin }: Address): URL {
  const target = url.startsWith('/') ? URL.parse(origin + url) : null
  if (target === null) throw new Refusal(400, 'Not an address of this host.')
  return target
}
