import type { ServerResponse } from 'node:http'

/** How long a sender that goes on after its answer is listened to. */
const LINGER_MS = 10_000

/**
 * Answers a request that was perhaps not read to its end, a file over the limit for example, and ends
 * the connection. What still comes is read and thrown away first, for a while: to close a connection
 * with bytes unread makes the system cut it off, and the answer on its way with it (RFC 9112, 9.6).
 */
export function answerBeforeTheEnd(
  response: ServerResponse,
  answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  },
): void {
  const { req: request } = response
  const { status, headers, body } = answer
  const length = { 'content-length': Buffer.byteLength(body) }
  if (request.complete) {
    response.writeHead(status, { ...headers, ...length })
    response.end(body)
    return
  }
  response.writeHead(status, { ...headers, ...length, connection: 'close' })
  response.write(body)
  const timer = setTimeout(() => response.destroy(), LINGER_MS).unref()
  request.once('close', () => {
    clearTimeout(timer)
    response.end()
  })
  request.resume()
}
