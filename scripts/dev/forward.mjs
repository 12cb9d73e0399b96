import http from 'node:http'

/**
 * @typedef {{ origin: string, cookie: string }} Behind a loopback host, and the cookie that it let us in by
 * @typedef {import('node:http').IncomingMessage} Request
 */

/**
 * Passes a request on to the loopback host, in its own name there, and the answer back.
 *
 * @param {Request} request
 * @param {import('node:http').ServerResponse} response
 * @param {Behind} behind
 */
export function forwardRequest(request, response, behind) {
  const onward = openOnward(request, behind)
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', (error) => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502, { 'content-type': 'text/plain' }).end(error.message)
  })
  request.pipe(onward)
}

/**
 * The same for the request that becomes a socket.
 *
 * @param {Request} request
 * @param {import('node:stream').Duplex} socket
 * @param {Behind} behind
 */
export function forwardUpgrade(request, socket, behind) {
  const onward = openOnward(request, behind)
  const giveUp = () => socket.destroy()
  onward.on('upgrade', (answer, opposite, head) => {
    const lines = [`HTTP/1.1 101 Switching Protocols`]
    for (const [name, value] of Object.entries(answer.headers)) lines.push(`${name}: ${value}`)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    opposite.unshift(head)
    opposite.pipe(socket).pipe(opposite)
    opposite.on('error', giveUp)
    socket.on('error', () => opposite.destroy())
  })
  onward.on('response', giveUp)
  onward.on('error', giveUp)
  socket.on('error', () => onward.destroy())
  onward.end()
}

/**
 * @param {Request} request
 * @param {Behind} behind
 */
function openOnward({ method, url = '/', headers }, { origin, cookie }) {
  const target = new URL(origin)
  const renamed = headers.origin === undefined ? {} : { origin }
  return http.request({
    host: target.hostname,
    port: target.port,
    path: url,
    method,
    headers: { ...headers, ...renamed, host: target.host, cookie },
  })
}
