import type { Command } from '../../commands/command.ts'
import { findOther } from './finding.ts'

export const findCommands: readonly Command[] = [
  {
    id: 'find.open',
    title: 'command.find',
    icon: 'search',
    keys: ['Mod-f'],
    context: 'text',
    run: ({ show }) => {
      show({ isFindOpen: true })
      document.querySelector<HTMLInputElement>('search input')?.select()
    },
  },
  {
    id: 'find.next',
    title: 'command.findNext',
    icon: 'arrow-down',
    keys: ['F3', 'Mod-g'],
    context: 'text',
    isEnabled: ({ isFindOpen }) => isFindOpen,
    run: () => findOther(1),
  },
  {
    id: 'find.previous',
    title: 'command.findPrevious',
    icon: 'arrow-up',
    keys: ['Shift-F3', 'Mod-Shift-g'],
    context: 'text',
    isEnabled: ({ isFindOpen }) => isFindOpen,
    run: () => findOther(-1),
  },
]
