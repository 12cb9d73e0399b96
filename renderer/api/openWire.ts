import { createMessageJoiner } from '../../core/api/frameMessages.ts'
import type { Wire } from '../../core/api/wire.ts'
import { inOrder } from './inOrder.ts'

/** What the preload script of the desktop host offers, frozen. */
interface Bridge {
  send(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly variorum?: Bridge
  }
}

/** The wire to whatever host shows this page: the desktop's bridge, else a socket to its server. */
export function openWire(): Wire {
  const bridge = window.variorum
  return bridge === undefined ? socketWire() : { ...bridge, onClose: () => () => undefined }
}

/** As long as a text can be. */
const LONGEST_FRAME = 2 ** 29

/** Frames wait until the socket is open; order is kept. */
function socketWire(): Wire {
  const socket = new WebSocket(new URL('/api', location.href.replace(/^http/, 'ws')))
  const waiting: string[] = []
  socket.addEventListener('open', () => {
    for (const frame of waiting.splice(0)) socket.send(frame)
  })
  return {
    send(frame) {
      const text = JSON.stringify(frame)
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text)
      else socket.send(text)
    },
    onFrame(listener) {
      const hear = inOrder(listener, reportError)
      const join = createMessageJoiner(LONGEST_FRAME)
      const onMessage = ({ data }: MessageEvent<string>) => {
        const json = join(data)
        if (json !== null) hear(json)
      }
      socket.addEventListener('message', onMessage)
      return () => socket.removeEventListener('message', onMessage)
    },
    onClose(listener) {
      socket.addEventListener('close', listener)
      return () => socket.removeEventListener('close', listener)
    },
  }
}
