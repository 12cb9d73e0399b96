import type { Command } from '../commands/command.ts'
import { messages } from '../i18n/messages.ts'
import { say } from './notices.ts'
import { focusPane, isLibraryShown, showLibrary } from './panes.ts'
import { leaveProject } from './project.ts'
import { changeReadingSize } from './readingSize.ts'
import { chooseNextTheme, chooseTheme } from './theme.ts'
import { historyScope, redo, undo } from './undo.ts'
import { type Screen, screens } from './view.ts'

function nextTheme(): void {
  say(messages['theme.now'](messages[`theme.${chooseNextTheme()}`]))
}

const icons = {
  read: 'book-open',
  compare: 'git-compare-arrows',
  review: 'check',
  entities: 'users',
  notes: 'sticky-note',
  search: 'search',
} as const

function screenCommand(screen: Screen, index: number): Command {
  return {
    id: `screen.${screen}`,
    title: `command.${screen}`,
    icon: icons[screen],
    keys: [`Alt-${index + 1}`],
    context: 'project',
    run: ({ show }) => show({ screen }),
  }
}

const project = { context: 'project' } as const
const anywhere = { context: 'anywhere' } as const

/** What belongs to the window and to no feature. */
export const shellCommands: readonly Command[] = [
  {
    ...anywhere,
    id: 'shell.palette',
    title: 'command.palette',
    icon: 'search',
    keys: ['Mod-k', 'F1'],
    run: ({ show }) => show({ palette: 'commands' }),
  },
  {
    ...anywhere,
    id: 'shell.keys',
    title: 'command.keys',
    icon: 'keyboard',
    keys: ['?'],
    run: ({ show }) => show({ dialog: 'keys' }),
  },
  {
    ...project,
    id: 'history.undo',
    writes: true,
    title: 'command.undo',
    icon: 'undo-2',
    keys: ['Mod-z'],
    run: ({ call, view }) => undo(call, historyScope(view)),
  },
  {
    ...project,
    id: 'history.redo',
    writes: true,
    title: 'command.redo',
    icon: 'redo-2',
    keys: ['Mod-Shift-z', 'Mod-y'],
    run: ({ call, view }) => redo(call, historyScope(view)),
  },
  ...screens.map(screenCommand),
  {
    ...project,
    id: 'shell.library',
    title: 'command.library',
    icon: 'panel-left',
    keys: ['Mod-\\'],
    run: () => showLibrary(!isLibraryShown()),
  },
  {
    ...project,
    id: 'shell.margin',
    title: 'command.margin',
    icon: 'panel-right',
    keys: ['Mod-Shift-\\', 'Mod-|'],
    run: ({ view, show }) => show({ isMarginOpen: !view.isMarginOpen }),
  },
  {
    ...project,
    id: 'shell.focusLibrary',
    title: 'command.focusLibrary',
    icon: 'library',
    keys: ['Mod-1'],
    run: () => focusPane('library'),
  },
  {
    ...project,
    id: 'shell.focusText',
    title: 'command.focusText',
    icon: 'file-text',
    keys: ['Mod-2'],
    run: () => focusPane('text'),
  },
  {
    ...project,
    id: 'shell.focusMargin',
    title: 'command.focusMargin',
    icon: 'panel-right',
    keys: ['Mod-3'],
    run: () => focusPane('margin'),
  },
  {
    ...anywhere,
    id: 'shell.theme',
    title: 'command.theme',
    icon: 'contrast',
    keys: ['t'],
    run: nextTheme,
  },
  {
    ...anywhere,
    id: 'shell.themeSystem',
    title: 'command.themeSystem',
    icon: 'contrast',
    keys: [],
    run: () => chooseTheme(null),
  },
  {
    ...anywhere,
    id: 'shell.largerText',
    title: 'command.largerText',
    icon: 'a-large-small',
    keys: ['Mod-=', 'Mod-+'],
    run: () => changeReadingSize(1),
  },
  {
    ...anywhere,
    id: 'shell.smallerText',
    title: 'command.smallerText',
    icon: 'a-large-small',
    keys: ['Mod--'],
    run: () => changeReadingSize(-1),
  },
  {
    ...anywhere,
    id: 'shell.normalText',
    title: 'command.normalText',
    icon: 'a-large-small',
    keys: ['Mod-0'],
    run: () => changeReadingSize(null),
  },
  {
    ...anywhere,
    id: 'shell.person',
    title: 'command.person',
    icon: 'user',
    keys: [],
    run: ({ show }) => show({ dialog: 'person' }),
  },
  {
    ...anywhere,
    id: 'shell.newWindow',
    title: 'command.newWindow',
    icon: 'file-plus',
    keys: ['Mod-Shift-n'],
    needs: 'windows',
    run: async ({ call }) => {
      await call('window.open', {})
    },
  },
  {
    ...project,
    id: 'shell.closeProject',
    title: 'command.closeProject',
    icon: 'x',
    keys: [],
    run: leaveProject,
  },
]
