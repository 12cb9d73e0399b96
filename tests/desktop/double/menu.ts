import { app } from './app.ts'
import { BrowserWindow } from './browserWindow.ts'
import { Guarded } from './strict.ts'

export interface MenuItemOptions {
  readonly id?: string
  readonly label?: string
  readonly type?: string
  readonly role?: string
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly acceleratorWorksWhenHidden?: boolean
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly submenu?: readonly MenuItemOptions[]
  click?(item: MenuItem, window: BrowserWindow | undefined): void
}

/** What Electron takes for an accelerator, as far as this app writes any. */
const accelerator =
  /^((CmdOrCtrl|Ctrl|Alt|Shift|Cmd)\+)*([A-Z0-9]|F\d{1,2}|[[\]\\;',./=`-]|Plus|Space|Tab|Enter|Escape|Delete|Backspace|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/
const roles = new Set([
  ...['about', 'services', 'hide', 'hideOthers', 'unhide', 'quit', 'close', 'minimize', 'zoom'],
  ...['cut', 'copy', 'paste', 'selectAll', 'front', 'togglefullscreen', 'undo', 'redo'],
  ...['zoomIn', 'zoomOut', 'resetZoom', 'recentDocuments', 'clearRecentDocuments', 'window'],
])

export class MenuItem extends Guarded {
  readonly id: string
  readonly label: string
  readonly type: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly enabled: boolean
  readonly submenu: Menu | undefined
  readonly options: MenuItemOptions

  constructor(options: MenuItemOptions) {
    super()
    const { id = '', label = '', type, role, submenu, enabled = true } = options
    if (options.accelerator !== undefined && !accelerator.test(options.accelerator)) {
      throw new Error(`no accelerator: ${options.accelerator}`)
    }
    if (role !== undefined && !roles.has(role)) throw new Error(`role ${role} is not in the double`)
    if (label === '' && role === undefined && type !== 'separator') {
      throw new Error('an item needs a label, a role or to be a separator')
    }
    this.id = id
    this.label = label
    this.type = type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.role = role
    this.accelerator = options.accelerator
    this.enabled = enabled
    this.submenu = submenu === undefined ? undefined : new Menu(submenu)
    this.options = options
  }

  /** As the person chooses it: nothing happens while it is disabled. */
  click(): void {
    if (this.enabled) this.options.click?.(this, BrowserWindow.getFocusedWindow() ?? undefined)
  }
}

export class Menu extends Guarded {
  readonly items: readonly MenuItem[]

  constructor(template: readonly MenuItemOptions[]) {
    super()
    this.items = template.map((options) => new MenuItem(options))
  }

  static buildFromTemplate(template: readonly MenuItemOptions[]): Menu {
    return new Menu(template)
  }

  static setApplicationMenu(menu: Menu | null): void {
    if (!app.isReady()) throw new Error('a menu before the app is ready')
    present = menu
  }

  static getApplicationMenu(): Menu | null {
    return present
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found !== undefined && found !== null) return found
    }
    return null
  }
}

let present: Menu | null = null
