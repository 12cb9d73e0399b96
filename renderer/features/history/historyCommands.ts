import type { Command } from '../../commands/command.ts'

export const historyCommands: readonly Command[] = [
  {
    id: 'history.open',
    title: 'command.history',
    icon: 'history',
    keys: ['Mod-h'],
    context: 'project',
    run: ({ show }) => show({ dialog: 'history' }),
  },
]
