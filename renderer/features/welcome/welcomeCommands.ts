import type { Command } from '../../commands/command.ts'
import { openChosenProject, startSample } from './startProject.ts'

export const welcomeCommands: readonly Command[] = [
  {
    id: 'project.new',
    title: 'command.newProject',
    icon: 'file-plus',
    // Browsers keep Mod-n for themselves.
    keys: ['Alt-n', 'Mod-n'],
    context: 'anywhere',
    run: ({ show }) => show({ dialog: 'newProject' }),
  },
  {
    id: 'project.open',
    title: 'command.openProject',
    icon: 'folder-open',
    keys: ['Mod-o'],
    context: 'anywhere',
    needs: 'dialogs',
    run: openChosenProject,
  },
  {
    id: 'project.sample',
    title: 'command.sampleProject',
    icon: 'book-open',
    keys: [],
    context: 'anywhere',
    run: startSample,
  },
]
