import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { newSecret } from '../services/pageHost/newSecret.ts'
import type { Ports } from '../services/ports.ts'
import { Refusal } from './refusal.ts'

/** What a browser that was let in carries with every request: a cookie that no script can read. */
export interface BrowserKey {
  /** Value of the Set-Cookie header. */
  readonly setCookie: string
  isHeldBy(request: IncomingMessage): boolean
}

/** Cookies do not know of ports, so the port is in the name: two hosts must not lock each other out. */
export function createBrowserKey(ports: Pick<Ports, 'randomBytes'>, port: number): BrowserKey {
  const name = `variorum-${port}`
  const secret = newSecret(ports)
  return {
    setCookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    // Any of them: another program on 127.0.0.1 may have set a cookie of our name, too.
    isHeldBy: (request) => cookiesNamed(name, request).some((value) => isSame(value, secret)),
  }
}

const WITHOUT_KEY = `Variorum runs here, but this window was not let in.
Open it with the link that Variorum shows when it starts. Each link works once, for a minute: press
Enter in Variorum's terminal for another one, or start it again.`

/** @throws Refusal 403 */
export function checkKey(request: IncomingMessage, key: BrowserKey): void {
  if (!key.isHeldBy(request)) throw new Refusal(403, WITHOUT_KEY)
}

function cookiesNamed(name: string, { headers }: IncomingMessage): string[] {
  const start = `${name}=`
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => pair.startsWith(start)).map((pair) => pair.slice(start.length))
}

/** Takes as long wherever the two differ. */
function isSame(given: string, secret: string): boolean {
  const left = Buffer.from(given)
  const right = Buffer.from(secret)
  return left.length === right.length && timingSafeEqual(left, right)
}
