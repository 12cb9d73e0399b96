import type { Command } from '../../commands/command.ts'
import { chooseBibliography } from './bibliographies.ts'
import { chooseAndImport } from './importFiles.ts'
import { takeOther } from './takeOther.ts'

export const libraryCommands: readonly Command[] = [
  {
    id: 'library.import',
    writes: true,
    title: 'command.import',
    icon: 'plus',
    keys: ['Mod-i'],
    context: 'project',
    run: ({ call }) => chooseAndImport(call),
  },
  {
    id: 'library.bibliography',
    writes: true,
    title: 'command.bibliography',
    icon: 'book-open',
    keys: [],
    context: 'project',
    run: ({ call }) => chooseBibliography(call, null),
  },
  {
    id: 'library.imports',
    title: 'command.imports',
    icon: 'file-text',
    keys: [],
    context: 'project',
    run: ({ show }) => show({ dialog: 'imports' }),
  },
  {
    id: 'library.trash',
    title: 'command.trash',
    icon: 'trash-2',
    keys: [],
    context: 'project',
    run: ({ show }) => show({ dialog: 'trash' }),
  },
  {
    id: 'library.details',
    title: 'command.details',
    icon: 'info',
    keys: [],
    context: 'project',
    isEnabled: ({ documentId }) => documentId !== null,
    run: ({ view, show }) => show({ dialog: 'details', dialogDocumentId: view.documentId }),
  },
  {
    id: 'library.page',
    writes: true,
    title: 'command.page',
    icon: 'file-text',
    keys: [],
    context: 'project',
    isEnabled: ({ documentId }) => documentId !== null,
    run: ({ view, call }) => takeOther(call, view.documentId),
  },
]
