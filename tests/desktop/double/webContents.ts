import { readFileSync } from 'node:fs'
import { link } from './host.ts'
import { receive } from './ipcMain.ts'
import type { Session } from './session.ts'
import { StrictEmitter } from './strict.ts'

const events = [
  'context-menu',
  'destroyed',
  'did-finish-load',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-redirect',
  'zoom-changed',
]

const printOptions = new Set(['pageSize', 'printBackground', 'preferCSSPageSize'])

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: string }

export interface PageOptions {
  readonly preload: unknown
  readonly javascript: boolean
  readonly width: number
  readonly height: number
}

const all = new Map<number, WebContents>()

export class WebContents extends StrictEmitter {
  readonly id: number
  readonly session: Session
  readonly owner: { emit(event: string): boolean }
  url = ''
  zoomLevel = 0
  isGone = false
  openHandler: WindowOpenHandler | null = null

  constructor(id: number, owner: WebContents['owner'], session: Session) {
    super(events)
    this.id = id
    this.owner = owner
    this.session = session
    all.set(id, this)
  }

  create({ preload, ...page }: PageOptions): void {
    // A preload script that is not there is only logged by Electron; here it ends the test.
    const source = typeof preload === 'string' ? readFileSync(preload, 'utf8') : null
    if (source !== null && /^\s*(import|export)\b/m.test(source)) {
      throw new Error('a sandboxed preload script is CommonJS')
    }
    void link.call('create', this.id, { ...page, preload: source, session: this.session.name })
  }

  async loadURL(url: string): Promise<void> {
    this.url = url
    await link.call('load', this.id, url)
    if (this.isGone) return
    this.emit('did-finish-load')
    this.owner.emit('ready-to-show')
  }

  /** Electron kills the process; the page's own Chromium tells that it is gone. */
  forcefullyCrashRenderer(): void {
    void link.call('crash', this.id)
  }

  getURL(): string {
    return this.url
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isGone) throw new Error('the contents were destroyed')
    // As Electron does it: what cannot be cloned is refused here.
    void link.call('send', this.id, channel, structuredClone(args))
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler
  }

  getZoomLevel(): number {
    return this.zoomLevel
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level
  }

  async printToPDF(options: object): Promise<Buffer> {
    const unknown = Object.keys(options).find((name) => !printOptions.has(name))
    if (unknown !== undefined) throw new Error(`print option ${unknown} is not in the double`)
    return Buffer.from(await link.call<Uint8Array>('print', this.id, options))
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  destroy(): void {
    this.isGone = true
    all.delete(this.id)
    this.emit('destroyed')
  }
}

/** The frame that a message or a request came from. */
export interface SenderFrame {
  readonly url: string
  readonly parent: { readonly url: string } | null
}

link.handle('ipc', (id: number, frame: SenderFrame, channel: string, args: unknown[]) => {
  const sender = all.get(id)
  if (sender !== undefined) receive(channel, { sender, senderFrame: frame }, args)
})
/** True when the app prevented it. */
link.handle('navigate', (id: number, url: string, isMainFrame: boolean) => {
  const contents = all.get(id)
  return contents?.emitPreventable('will-frame-navigate', { url, isMainFrame }) === true
})
link.handle('open', (id: number, url: string) => all.get(id)?.openHandler?.({ url }).action)
link.handle('crashed', (id: number) =>
  all.get(id)?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 }),
)
