// What `import ... from 'electron'` gets. Nothing here is a stand-in for a window or a page: those are real.
import { strict } from './strict.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { ipcMain } from './ipcMain.ts'
export { Menu, MenuItem } from './menu.ts'
export { protocol, session } from './session.ts'

/** Nobody sits there to answer: each test says what the person would. */
function unanswered(name: string) {
  return () => Promise.reject(new Error(`dialog.${name}: the test does not say what is answered`))
}

export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`error box: ${title}: ${content}\n`)
  },
  showMessageBox: unanswered('showMessageBox'),
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
})

export const shell = strict('shell', {
  openExternal: () => Promise.reject(new Error('shell.openExternal: the test does not expect it')),
})

export const screen = strict('screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
})
