import { reading } from '../../app/reading.ts'
import type { Command } from '../../commands/command.ts'

export const codesCommands: readonly Command[] = [
  {
    id: 'codes.book',
    title: 'command.codebook',
    icon: 'tag',
    keys: ['Mod-Shift-b'],
    context: 'text',
    run: () => reading.set({ isCodebookOpen: true }),
  },
]
