import type { Command } from '../../commands/command.ts'
import {
  compareState,
  cycleFilter,
  ignoreChanges,
  nextIgnoring,
  stepDifference,
  swapSides,
} from './compareState.ts'
import { copyCitation } from './copyCitation.ts'
import { acceptRight, flagRight, keepLeft, presentOffers } from './decide.ts'
import { filterKey, filterOrder } from './filters.ts'
import { printReport } from './printReport.ts'
import { saveReport } from './saveReport.ts'

const compare = { context: 'compare' } as const

/** What can be done on the comparing screen. */
export const compareCommands: readonly Command[] = [
  {
    ...compare,
    id: 'compare.next',
    title: 'command.compareNext',
    icon: 'arrow-down',
    keys: [']'],
    run: () => stepDifference(1),
  },
  {
    ...compare,
    id: 'compare.previous',
    title: 'command.comparePrevious',
    icon: 'arrow-up',
    keys: ['['],
    run: () => stepDifference(-1),
  },
  {
    ...compare,
    id: 'compare.nextAnnotation',
    title: 'command.compareNextAnnotation',
    icon: 'arrow-down',
    keys: ['}'],
    run: () => stepDifference(1, 'annotations'),
  },
  {
    ...compare,
    id: 'compare.previousAnnotation',
    title: 'command.comparePreviousAnnotation',
    icon: 'arrow-up',
    keys: ['{'],
    run: () => stepDifference(-1, 'annotations'),
  },
  {
    ...compare,
    id: 'compare.accept',
    writes: true,
    title: 'command.compareAccept',
    icon: 'check',
    keys: ['a'],
    isEnabled: () => presentOffers().accept,
    run: ({ call }) => acceptRight(call),
  },
  {
    ...compare,
    id: 'compare.keep',
    writes: true,
    title: 'command.compareKeep',
    icon: 'undo-2',
    keys: ['k'],
    isEnabled: () => presentOffers().keep,
    run: ({ call }) => keepLeft(call),
  },
  {
    ...compare,
    id: 'compare.flag',
    writes: true,
    title: 'command.compareFlag',
    icon: 'flag',
    keys: ['f'],
    isEnabled: () => presentOffers().flag,
    run: ({ call }) => flagRight(call),
  },
  {
    ...compare,
    id: 'compare.swap',
    title: 'command.compareSwap',
    icon: 'arrow-right-left',
    keys: ['x'],
    run: swapSides,
  },
  {
    ...compare,
    id: 'compare.facing',
    title: 'command.compareFacing',
    keys: ['s'],
    run: () => compareState.set({ mode: 'facing' }),
  },
  {
    ...compare,
    id: 'compare.inline',
    title: 'command.compareInline',
    keys: ['i'],
    run: () => compareState.set({ mode: 'inline' }),
  },
  {
    ...compare,
    id: 'compare.changes',
    title: 'command.compareChanges',
    keys: ['c'],
    run: () => compareState.set({ mode: 'changes' }),
  },
  {
    ...compare,
    id: 'compare.affected',
    title: 'command.compareAffected',
    icon: 'circle-alert',
    keys: ['e'],
    run: () => compareState.set({ mode: 'affected' }),
  },
  {
    ...compare,
    id: 'compare.ignore',
    title: 'command.compareIgnore',
    icon: 'eye-off',
    keys: ['w'],
    run: () => ignoreChanges(nextIgnoring(compareState.get().ignore)),
  },
  ...filterOrder.map(
    (name): Command => ({
      ...compare,
      id: `compare.filter.${name}`,
      title: `compare.filterCommand.${name}`,
      keys: [filterKey(name)],
      run: () => cycleFilter(name),
    }),
  ),
  {
    ...compare,
    id: 'compare.cite',
    title: 'command.compareCite',
    icon: 'quote',
    keys: ['y'],
    isEnabled: () => compareState.get().currentKey !== null,
    run: ({ call }) => copyCitation(call),
  },
  {
    ...compare,
    id: 'compare.print',
    title: 'command.comparePrint',
    icon: 'printer',
    keys: ['p'],
    run: ({ call }) => printReport(call),
  },
  {
    ...compare,
    id: 'compare.report',
    title: 'command.compareReport',
    icon: 'file-down',
    keys: ['r'],
    run: ({ call }) => saveReport(call, 'html'),
  },
]
