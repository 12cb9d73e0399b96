import { createMessageJoiner } from '../../core/api/frameMessages.ts'
import type { Wire } from '../../core/api/wire.ts'
import { inStretches } from './breathe.ts'
import { jsonSteps } from './jsonSteps.ts'

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

/** A shorter one is parsed at once. */
const LONG_FRAME = 2 ** 18

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
      const hear = inOrder(listener)
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

/** Parses each frame and passes it on: a long one bit by bit, so that the page does not freeze; the next ones wait. */
function inOrder(listener: (frame: unknown) => void): (json: string) => void {
  let before: Promise<void> | null = null
  const hear = async (json: string, earlier: Promise<void> | null) => {
    await earlier
    listener(await inStretches(jsonSteps(json)))
  }
  return (json) => {
    if (before === null && json.length < LONG_FRAME) {
      listener(JSON.parse(json))
      return
    }
    const present = hear(json, before).finally(() => {
      if (before === present) before = null
    })
    before = present
  }
}
