import type { RawData, WebSocket } from 'ws'
import { createMessageJoiner, messagesOf } from '../core/api/frameMessages.ts'
import type { Wire } from '../core/api/wire.ts'

/**
 * Bytes that may wait for a client that reads slower than they come; more, and it is let go: it will
 * connect again and read anew. No single frame is as long.
 */
const MAX_WAITING_BYTES = 512 * 2 ** 20

/** As long as a text can be. */
const LONGEST_FRAME = 2 ** 29

/**
 * A wire over one WebSocket: frames as JSON text, long ones in several messages. What is not JSON, binary messages
 * included, goes on as undefined, which the API answers like any other wrong frame.
 *
 * @param longest UTF-16 units of a frame that may come in
 */
export function webSocketWire(socket: WebSocket, longest = LONGEST_FRAME): Wire {
  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MAX_WAITING_BYTES) socket.terminate()
      else for (const message of messagesOf(JSON.stringify(frame))) socket.send(message)
    },
    onFrame(listener) {
      const join = createMessageJoiner(longest)
      const onMessage = (data: RawData, isBinary: boolean) => {
        const json = isBinary ? '' : join(String(data))
        if (json !== null) listener(readFrame(json))
      }
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
