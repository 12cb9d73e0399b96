import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { webSocketWire } from '../../server/webSocketWire.ts'
import { contractSuite } from './contractSuite.ts'

contractSuite('WebSocket wire', async (host) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  server.on('connection', (socket) => host.attach(webSocketWire(socket)))
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  await once(socket, 'open')
  return {
    ...webSocketWire(socket),
    close() {
      socket.close()
      server.close()
    },
  }
})
