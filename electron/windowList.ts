import type { WebContents } from 'electron'
import type { AppWindow } from './appWindow.ts'

/** The windows that are open, in the order in which they were last used. */
export interface WindowList {
  add(own: AppWindow, on: WindowListeners): void
  /** The one used last first. */
  all(): readonly AppWindow[]
  front(): AppWindow | null
  of(contents: WebContents): AppWindow | null
}

export interface WindowListeners {
  /** It was moved, resized or closed. */
  onMoved(): void
  /** It is about to close. */
  onClose(): void
  onFocus(): void
  onZoom(step: 1 | -1): void
}

export function createWindowList(): WindowList {
  const open = new Set<AppWindow>()
  const all = () => [...open].reverse()
  return {
    add(own, { onMoved, onClose, onFocus, onZoom }) {
      const { window } = own
      open.add(own)
      window.on('focus', () => {
        open.delete(own)
        open.add(own)
        onFocus()
      })
      window.on('resize', onMoved).on('move', onMoved)
      window.on('maximize', onMoved).on('unmaximize', onMoved)
      window.webContents.on('zoom-changed', (_event, direction) =>
        onZoom(direction === 'in' ? 1 : -1),
      )
      window.on('close', onClose)
      window.once('closed', () => {
        open.delete(own)
        onMoved()
      })
    },
    all,
    front: () => all()[0] ?? null,
    of: (contents) => all().find(({ window }) => window.webContents === contents) ?? null,
  }
}
