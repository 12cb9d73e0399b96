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
  {
    id: 'history.timeline',
    title: 'command.timeline',
    icon: 'list-tree',
    keys: ['Mod-Shift-h'],
    context: 'project',
    isEnabled: ({ documentId }) => documentId !== null,
    run: ({ show, view }) => show({ dialog: 'timeline', dialogDocumentId: view.documentId }),
  },
]
