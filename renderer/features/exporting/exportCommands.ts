import type { Command } from '../../commands/command.ts'

export const exportCommands: readonly Command[] = [
  {
    id: 'export.open',
    title: 'command.export',
    icon: 'download',
    keys: ['Mod-e'],
    context: 'project',
    run: ({ show }) => show({ dialog: 'export', dialogHighlightIds: [] }),
  },
  {
    id: 'export.citationStyle',
    title: 'command.citationStyle',
    icon: 'quote',
    keys: [],
    context: 'project',
    run: ({ show }) => show({ dialog: 'citationStyle' }),
  },
]
