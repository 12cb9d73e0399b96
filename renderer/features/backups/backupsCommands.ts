import type { Command } from '../../commands/command.ts'

export const backupsCommands: readonly Command[] = [
  {
    id: 'backups.open',
    title: 'command.backups',
    icon: 'archive-restore',
    keys: [],
    context: 'anywhere',
    run: ({ show }) => show({ dialog: 'backups' }),
  },
]
