import type { Command } from '../../commands/command.ts'

export const foreignCommands: readonly Command[] = [
  {
    id: 'library.importAnnotations',
    writes: true,
    title: 'command.importAnnotations',
    icon: 'folder-open',
    keys: [],
    context: 'project',
    run: ({ show }) => show({ dialog: 'importAnnotations' }),
  },
]
