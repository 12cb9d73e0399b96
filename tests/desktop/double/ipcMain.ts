import { EventEmitter } from 'node:events'
import { type Listener, strict } from './strict.ts'

const emitter = new EventEmitter()

export const ipcMain = strict('ipcMain', {
  on(channel: string, listener: Listener): void {
    emitter.on(channel, listener)
  },
  emit: (channel: string, ...args: unknown[]): boolean => emitter.emit(channel, ...args),
})

/** A message of a page. One on a channel that nobody hears would be lost in Electron, without a word. */
export function receive(channel: string, event: object, args: readonly unknown[]): void {
  if (!ipcMain.emit(channel, event, ...args)) throw new Error(`nobody hears ${channel}`)
}
