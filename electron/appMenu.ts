import { Menu } from 'electron'
import { menuTemplate } from './menuTemplate.ts'
import type { Windows } from './windows.ts'

/** Makes the menu bar what the window in front says it is. */
export function showMenu(windows: Windows): void {
  const own = windows.front()
  const command = (id: string) => {
    own?.wish({ t: 'event', name: 'command', payload: { id } })
  }
  const actions = { command, zoom: windows.zoom }
  const template = menuTemplate(own?.menu() ?? [], actions, process.platform)
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
