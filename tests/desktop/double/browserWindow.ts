import { app } from './app.ts'
import { link } from './host.ts'
import { sessionOf } from './session.ts'
import { StrictEmitter } from './strict.ts'
import { WebContents } from './webContents.ts'
import { addWindow, allWindows, removeWindow } from './windowList.ts'

const events = [
  'blur',
  'close',
  'closed',
  'focus',
  'maximize',
  'move',
  'moved',
  'ready-to-show',
  'resize',
  'responsive',
  'show',
  'unmaximize',
  'unresponsive',
]

interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

/** Options that the double knows how to honour, or that a page without a screen need not honour. */
const options = new Set([
  ...['width', 'height', 'x', 'y', 'minWidth', 'minHeight', 'show', 'title', 'webPreferences'],
  ...['backgroundColor', 'autoHideMenuBar'],
])

/** What each must be: a window that asks for less than the sandbox is not made. */
const required = {
  contextIsolation: true,
  nodeIntegration: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
}
const preferences = new Set([
  ...Object.keys(required),
  ...['preload', 'spellcheck', 'session', 'javascript'],
])

let lastId = 0

export class BrowserWindow extends StrictEmitter {
  readonly id: number = ++lastId
  readonly webContents: WebContents
  bounds: Bounds
  isShown: boolean
  isMax = false
  isMin = false
  isGone = false
  representedFilename = ''

  constructor(given: Record<string, unknown> & { webPreferences: Record<string, unknown> }) {
    super(events)
    if (!app.isReady()) fail('a window before the app is ready')
    checkNames('BrowserWindow option', given, options)
    checkNames('web preference', given.webPreferences, preferences)
    for (const [name, value] of Object.entries(required)) {
      if (given.webPreferences[name] !== value) fail(`the window is not safe: ${name}`)
    }
    const { x = 0, y = 0, width = 800, height = 600 } = given as Partial<Bounds>
    this.bounds = { x, y, width, height }
    this.isShown = given['show'] !== false
    this.webContents = new WebContents(this.id, this, sessionOf(given.webPreferences['session']))
    addWindow(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.webContents.create({
      preload: given.webPreferences['preload'],
      javascript: given.webPreferences['javascript'] !== false,
      width,
      height,
    })
  }

  static getAllWindows(): BrowserWindow[] {
    return allWindows().filter((window) => window instanceof BrowserWindow)
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused !== null && !focused.isGone ? focused : null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.isShown = true
    this.focus()
    this.emit('show')
  }

  isVisible(): boolean {
    return this.isShown
  }

  focus(): void {
    focused = this
    this.emit('focus')
  }

  isFocused(): boolean {
    return focused === this
  }

  getNormalBounds(): Bounds {
    return { ...this.bounds }
  }

  getBounds(): Bounds {
    return { ...this.bounds }
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.bounds = { ...this.bounds, ...bounds }
    void link.call('resize', this.id, this.bounds)
    this.emit('resize')
    this.emit('move')
  }

  maximize(): void {
    this.isMax = true
    this.emit('maximize')
  }

  isMaximized(): boolean {
    return this.isMax
  }

  minimize(): void {
    this.isMin = true
    if (focused !== this) return
    focused = null
    this.emit('blur')
  }

  isMinimized(): boolean {
    return this.isMin
  }

  restore(): void {
    this.isMin = false
  }

  setRepresentedFilename(path: string): void {
    this.representedFilename = path
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  close(): void {
    if (this.isGone || this.emitPreventable('close')) return
    this.destroy()
  }

  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    removeWindow(this)
    void link.call('close', this.id)
    this.webContents.destroy()
    this.emit('closed')
    app.windowsAreClosed()
  }
}

let focused: BrowserWindow | null = null

function checkNames(what: string, given: object, known: ReadonlySet<string>): void {
  for (const name of Object.keys(given)) {
    if (!known.has(name)) fail(`${what} ${name} is not in the double`)
  }
}

function fail(message: string): never {
  throw new Error(message)
}
