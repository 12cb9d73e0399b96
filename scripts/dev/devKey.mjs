import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Lets one developer's browser in and nobody else on this machine. As the loopback host does it, but the
 * link works as often as one likes, and across the restarts of the host.
 *
 * @param {() => string} origin of the pages, once they are served
 */
export function createDevKey(origin) {
  const secret = randomBytes(32).toString('base64url')
  const cookie = () => `variorum-dev-${new URL(origin()).port}=`
  return {
    link: () => `${origin()}/?key=${secret}`,
    /**
     * @param {import('node:http').IncomingMessage} request
     * @returns {string | undefined} the Set-Cookie header for whoever comes by the link
     */
    cookieFor(request) {
      const given = new URL(request.url ?? '/', origin()).searchParams.get('key')
      if (given === null || !isSame(given, secret)) return undefined
      return `${cookie()}${secret}; Path=/; HttpOnly; SameSite=Strict`
    },
    /** @param {import('node:http').IncomingMessage} request */
    isHeldBy({ headers }) {
      if (headers.host !== new URL(origin()).host) return false
      if (headers.origin !== undefined && headers.origin !== origin()) return false
      const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim())
      const values = pairs.filter((pair) => pair.startsWith(cookie()))
      return values.some((pair) => isSame(pair.slice(cookie().length), secret))
    },
  }
}

/**
 * Takes as long wherever the two differ.
 *
 * @param {string} given
 * @param {string} secret
 */
function isSame(given, secret) {
  const [left, right] = [Buffer.from(given), Buffer.from(secret)]
  return left.length === right.length && timingSafeEqual(left, right)
}
