import { contextBridge, ipcRenderer } from 'electron'
import { channel } from './channel.ts'

// A document of its own is a client of its own: what was meant for the one before a reload is not ours.
const ownId = crypto.randomUUID()

/** All that crosses into the page: frames of the API, out and in. */
contextBridge.exposeInMainWorld(
  'variorum',
  Object.freeze({
    send(frame: unknown) {
      ipcRenderer.send(channel, ownId, frame)
    },
    onFrame(listener: (frame: unknown) => void) {
      const hear = (_event: unknown, id: unknown, frame: unknown) => {
        if (id === ownId) listener(frame)
      }
      ipcRenderer.on(channel, hear)
      return () => {
        ipcRenderer.off(channel, hear)
      }
    },
  }),
)
