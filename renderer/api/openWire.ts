import type { Wire } from '../../core/api/wire.ts'

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
      const onMessage = ({ data }: MessageEvent<string>) => listener(JSON.parse(data))
      socket.addEventListener('message', onMessage)
      return () => socket.removeEventListener('message', onMessage)
    },
    onClose(listener) {
      socket.addEventListener('close', listener)
      return () => socket.removeEventListener('close', listener)
    },
  }
}
