import { existsSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { FileKind } from '../core/api/deskMethods.ts'
import { AppError } from '../core/model/error.ts'
import type { Desk } from '../services/desk.ts'
import { fileNameFor } from '../services/pageHost/safeFileName.ts'

/** Where the person was last; the next dialog begins there. */
let lastFolder: string | null = null

function firstFolder(): string {
  return lastFolder ?? app.getPath('documents')
}

/** The system's dialogs, over one window. */
export function systemDialogs(window: BrowserWindow): Pick<Desk, 'chooseFiles' | 'chooseTarget'> {
  return {
    async chooseFiles({ title, kinds, isMultiple }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        defaultPath: firstFolder(),
        filters: filtersOf(kinds),
        properties: isMultiple ? ['openFile', 'multiSelections'] : ['openFile'],
      })
      const [first] = filePaths
      if (canceled || first === undefined) return []
      lastFolder = dirname(first)
      return filePaths
    },

    async chooseTarget({ title, name, kinds }) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        defaultPath: join(firstFolder(), fileNameFor(name)),
        filters: filtersOf(kinds),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
      if (canceled || filePath === '') return null
      lastFolder = dirname(filePath)
      return withEnding(filePath, kinds)
    },
  }
}

function filtersOf(kinds: readonly FileKind[]) {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))
}

/** Not every system adds the ending; about a file that is there with it, nobody was asked. */
function withEnding(path: string, kinds: readonly FileKind[]): string {
  const endings = kinds.flatMap(({ extensions }) => extensions)
  const [first] = endings
  if (first === undefined || endings.includes(extname(path).slice(1).toLowerCase())) return path
  const whole = `${path}.${first}`
  if (existsSync(whole)) throw new AppError('conflict', `${whole} is there already`)
  return whole
}
