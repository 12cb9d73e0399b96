import type { RawData, WebSocket } from 'ws'
import type { Wire } from '../core/api/wire.ts'

/**
 * Bytes that may wait for a client that reads slower than they come; more, and it is let go: it will
 * connect again and read anew. No single frame is as long.
 */
const MAX_WAITING_BYTES = 512 * 2 ** 20

/**
 * A wire over one WebSocket: frames as JSON text. What is not JSON, binary messages included, goes
 * on as undefined, which the API answers like any other wrong frame.
 */
export function webSocketWire(socket: WebSocket, maxWaitingBytes = MAX_WAITING_BYTES): Wire {
  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > maxWaitingBytes) socket.terminate()
      else socket.send(JSON.stringify(frame))
    },
    onFrame(listener) {
      const onMessage = (data: RawData, isBinary: boolean) =>
        listener(isBinary ? undefined : readFrame(String(data)))
      socket.on('message', onMessage)
      return () => socket.off('message', onMessage)
    },
    onClose(listener) {
      socket.on('close', listener)
      return () => socket.off('close', listener)
    },
  }
}

function readFrame(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
