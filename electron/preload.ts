import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channel, dropChannel, isProjectName, MAX_DROPPED } from './channel.ts'

/** As much of a drop as is looked at: this room knows no pages. */
interface Drop {
  readonly isTrusted: boolean
  readonly dataTransfer: { readonly files: Iterable<File> } | null
}
declare const window: {
  addEventListener(type: 'drop', listener: (event: Drop) => void, isCapturing: true): void
}

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

// A project stays where it is and is opened there: its path goes to the host and not into the page.
window.addEventListener(
  'drop',
  ({ isTrusted, dataTransfer }) => {
    // Only what a hand let go of, not what a script made.
    if (!isTrusted) return
    const projects = [...(dataTransfer?.files ?? [])].filter(({ name }) => isProjectName(name))
    const paths = projects.map((file) => webUtils.getPathForFile(file)).filter(Boolean)
    if (paths.length > 0) ipcRenderer.send(dropChannel, paths.slice(0, MAX_DROPPED))
  },
  true,
)
