import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Who starts the app: the packed one is its own program, in a checkout Electron is told where it is. */
export interface CommandLine {
  readonly argv: readonly string[]
  readonly folder: string
  readonly isPackaged: boolean
}

/** Absolute paths of the files that a command line names. */
export function givenFiles({ argv, folder, isPackaged }: CommandLine): string[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  return words.slice(isPackaged ? 0 : 1).map((word) => resolve(folder, pathOf(word)))
}

/** Desktops of Linux may name a file by its address. */
function pathOf(word: string): string {
  if (!/^file:/i.test(word)) return word
  try {
    return fileURLToPath(word)
  } catch {
    // Of another machine, or none at all: the page says that it is not there.
    return word
  }
}
