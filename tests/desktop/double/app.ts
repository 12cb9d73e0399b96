import { join } from 'node:path'
import { start } from './host.ts'
import { joinInstances } from './instances.ts'
import { StrictEmitter, strict } from './strict.ts'
import { allWindows } from './windowList.ts'

const events = [
  'activate',
  'before-quit',
  'open-file',
  'second-instance',
  'web-contents-created',
  'will-quit',
  'window-all-closed',
]

class DoubleApp extends StrictEmitter {
  readonly isPackaged = start.isPackaged
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value?: string) => {
      this.requireUnready('appendSwitch')
      switches.set(name, value ?? '')
    },
    hasSwitch: (name: string) => switches.has(name),
    getSwitchValue: (name: string) => switches.get(name) ?? '',
  })
  readonly paths = new Map<string, string>()
  readonly recentDocuments: string[] = []
  isSandboxed = false
  userModelId = ''
  isQuitting = false
  readonly whenIsReady = Promise.withResolvers<void>()
  ready = false

  constructor() {
    super(events)
  }

  requireUnready(what: string): void {
    if (this.ready) throw new Error(`app.${what} must be called before app is ready`)
  }

  enableSandbox(): void {
    this.requireUnready('enableSandbox')
    this.isSandboxed = true
  }

  whenReady(): Promise<void> {
    return this.whenIsReady.promise
  }

  isReady(): boolean {
    return this.ready
  }

  becomeReady(): void {
    this.ready = true
    this.whenIsReady.resolve()
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.paths.get(name) ?? join(process.env['VARIORUM_DATA_DIR'] ?? '', '..', name)
    return path
  }

  setAppUserModelId(id: string): void {
    this.userModelId = id
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path)
  }

  requestSingleInstanceLock(data: object = {}): boolean {
    return joinInstances(this.getPath('userData'), data, (argv, folder, other) =>
      this.emit('second-instance', {}, argv, folder, other),
    )
  }

  quit(): void {
    if (this.emitPreventable('before-quit')) return
    this.isQuitting = true
    for (const window of allWindows()) window.close()
    this.windowsAreClosed()
  }

  /** When the last window is gone: the end, or what the app says instead. */
  windowsAreClosed(): void {
    if (allWindows().length > 0) {
      // Some window stays: it was asked and would not go.
      this.isQuitting = false
      return
    }
    if (this.isQuitting) this.leave()
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  leave(): void {
    if (this.emitPreventable('will-quit')) {
      this.isQuitting = false
      return
    }
    process.exit(0)
  }

  exit(code = 0): void {
    process.exit(code)
  }
}

const switches = new Map<string, string>()

export const app: DoubleApp = new DoubleApp()

/** The system asks to open a file, as macOS does. */
export function openFile(path: string): void {
  if (app.emitPreventable('open-file', {}, path)) return
  throw new Error('nobody took the file: the system would show an error')
}
