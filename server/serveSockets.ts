import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Wire } from '../core/api/wire.ts'
import type { Log } from '../services/ports.ts'
import { type Address, checkHost, checkOrigin, targetOf } from './address.ts'
import { type BrowserKey, checkKey } from './browserKey.ts'
import { Refusal } from './refusal.ts'
import { webSocketWire } from './webSocketWire.ts'

/** Pings in a row that may stay without an answer; this process may have been busy for one itself. */
const TOLERATED_SILENCE = 2
/** How long a client may take to say goodbye. */
const FAREWELL_MS = 1000

export interface SocketOptions {
  readonly server: Server
  readonly address: Address
  readonly key: BrowserKey
  readonly log: Log
  attach(wire: Wire): void
  /** A longer frame from a client ends its connection. */
  readonly maxFrameBytes: number
  readonly pingMs: number
}

export interface Sockets {
  close(): Promise<void>
}

/** Serves the API at `/api` to sockets that the page of this host opens. */
export function serveSockets(options: SocketOptions): Sockets {
  const { server, address, key, log, attach, maxFrameBytes, pingMs } = options
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes })

  server.on('upgrade', (request, connection, head) => {
    const onError = () => connection.destroy()
    connection.on('error', onError)
    try {
      checkUpgrade(request, address, key)
    } catch (error) {
      refuseUpgrade(connection, error, log)
      return
    }
    connection.off('error', onError)
    webSockets.handleUpgrade(request, connection, head, (socket) => {
      // Said by ws of broken and oversized frames; it closes the socket itself.
      socket.on('error', (error) => log.write('warn', 'socket-error', { error: String(error) }))
      keepAlive(socket, pingMs)
      attach(webSocketWire(socket, maxFrameBytes))
    })
  })

  return {
    async close() {
      const closed = [...webSockets.clients].map(sayGoodbye)
      webSockets.close()
      await Promise.all(closed)
    },
  }
}

function checkUpgrade(request: IncomingMessage, address: Address, key: BrowserKey): void {
  checkHost(request, address)
  if (targetOf(request, address).pathname !== '/api') throw new Refusal(404, 'No socket here.')
  checkOrigin(request, address)
  checkKey(request, key)
}

function refuseUpgrade(connection: Duplex, error: unknown, log: Log): void {
  const isRefusal = error instanceof Refusal
  if (!isRefusal) log.write('error', 'unexpected-in-upgrade', { error: String(error) })
  const status = isRefusal ? error.status : 500
  connection.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

/** Finds out about clients that are gone without a word, or that no longer read. */
function keepAlive(socket: WebSocket, pingMs: number): void {
  let unanswered = 0
  socket.on('pong', () => {
    unanswered = 0
  })
  const timer = setInterval(() => {
    if (unanswered >= TOLERATED_SILENCE) socket.terminate()
    else socket.ping()
    unanswered++
  }, pingMs)
  socket.on('close', () => clearInterval(timer))
}

function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), FAREWELL_MS)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
    socket.close(1001, 'Variorum was closed')
  })
}
