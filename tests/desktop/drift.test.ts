// What the double has, Electron has: checked against the declarations of the version that is built for.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(createRequire(import.meta.url).resolve('electron/package.json'), '..')
const declarations = readFileSync(join(folder, 'electron.d.ts'), 'utf8')
const boot = readFileSync(new URL('./double/boot.ts', import.meta.url), 'utf8')

/** The lines of a class or interface. */
function bodyOf(name: string): string {
  const start = declarations.search(new RegExp(`^  (class|interface) ${name}\\b`, 'm'))
  if (start < 0) throw new Error(`Electron has no ${name}`)
  return declarations.slice(start, declarations.indexOf('\n  }\n', start))
}

/** Members of the double that are Electron's, by the class that declares them. */
const members: Readonly<Record<string, readonly string[]>> = {
  App: [
    ...['isPackaged', 'commandLine', 'enableSandbox', 'whenReady', 'isReady', 'setPath', 'getPath'],
    ...['addRecentDocument', 'requestSingleInstanceLock', 'quit', 'exit', 'setAppUserModelId'],
  ],
  CommandLine: ['appendSwitch', 'hasSwitch', 'getSwitchValue'],
  BrowserWindow: [
    ...['webContents', 'getAllWindows', 'fromWebContents', 'getFocusedWindow', 'loadURL', 'show'],
    ...['isVisible', 'focus', 'isFocused', 'getNormalBounds', 'getBounds', 'setBounds', 'maximize'],
    ...['isMaximized', 'minimize', 'isMinimized', 'restore', 'setRepresentedFilename'],
    ...['isDestroyed', 'close', 'destroy'],
  ],
  WebContents: [
    ...['session', 'loadURL', 'getURL', 'send', 'setWindowOpenHandler', 'getZoomLevel'],
    ...['setZoomLevel', 'printToPDF', 'isDestroyed', 'forcefullyCrashRenderer'],
  ],
  Session: [
    ...['protocol', 'webRequest', 'setPermissionRequestHandler', 'setPermissionCheckHandler'],
    ...['setDevicePermissionHandler', 'setSpellCheckerEnabled', 'fromPartition', 'defaultSession'],
  ],
  Protocol: ['handle', 'registerSchemesAsPrivileged'],
  WebRequest: ['onBeforeRequest'],
  Dialog: ['showErrorBox', 'showMessageBox', 'showOpenDialog', 'showSaveDialog'],
  Shell: ['openExternal'],
  Screen: ['getAllDisplays'],
  Menu: [
    'buildFromTemplate',
    'setApplicationMenu',
    'getApplicationMenu',
    'getMenuItemById',
    'items',
  ],
  MenuItem: ['id', 'label', 'type', 'role', 'accelerator', 'enabled', 'submenu', 'click'],
  IpcMain: ['on'],
  IpcRenderer: ['on', 'off', 'send'],
  WebUtils: ['getPathForFile'],
  ContextBridge: ['exposeInMainWorld'],
  IpcMainEvent: ['sender', 'senderFrame'],
  WebFrameMain: ['parent', 'url'],
  DownloadItem: ['getURL'],
}

test.each(Object.entries(members))('%s has what the double has of it', (name, names) => {
  const body = name === 'Session' ? declarations : bodyOf(name)
  const missing = names.filter(
    (member) => !new RegExp(`^\\s+(static |readonly )*${member}[(?:]`, 'm').test(body),
  )
  expect(missing).toEqual([])
})

const emitters = { App: 'app', BrowserWindow: 'browserWindow', WebContents: 'webContents' }

test.each(Object.entries(emitters))('%s emits the events of the double', (name, file) => {
  const source = readFileSync(new URL(`./double/${file}.ts`, import.meta.url), 'utf8')
  const list = /const events = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
  const events = [...list.matchAll(/'([^']+)'/g)].map(([, event]) => event)
  expect(events.length).toBeGreaterThan(5)
  const body = bodyOf(name)
  expect(events.filter((event) => !body.includes(`on(event: '${event}'`))).toEqual([])
})

test('the double calls itself the version that is installed', () => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  expect(boot).toContain(`'electron', { value: '${version}' }`)
})
