import type { Command } from '../../commands/command.ts'
import { acceptAll, acceptCurrent, attachBySelection, attachTo, leaveCurrent } from './decide.ts'
import { reviewState, stepItem } from './reviewState.ts'

/** There Enter means the button. */
function isOnButton(): boolean {
  return document.activeElement instanceof HTMLButtonElement
}

const review = { context: 'review' } as const
const candidateNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** What can be done in the review tray, and bringing in a newer copy. */
export const reviewCommands: readonly Command[] = [
  {
    ...review,
    id: 'review.next',
    title: 'command.reviewNext',
    icon: 'arrow-down',
    keys: [']'],
    run: () => stepItem(1),
  },
  {
    ...review,
    id: 'review.previous',
    title: 'command.reviewPrevious',
    icon: 'arrow-up',
    keys: ['['],
    run: () => stepItem(-1),
  },
  {
    ...review,
    id: 'review.accept',
    writes: true,
    title: 'command.reviewAccept',
    icon: 'check',
    keys: ['a'],
    run: ({ call }) => acceptCurrent(call),
  },
  {
    ...review,
    id: 'review.acceptAll',
    writes: true,
    title: 'command.reviewAcceptAll',
    icon: 'check-check',
    keys: ['Shift-a'],
    run: ({ call }) => acceptAll(call, ['edited']),
  },
  {
    ...review,
    id: 'review.leave',
    writes: true,
    title: 'command.reviewLeave',
    icon: 'unlink',
    keys: ['o'],
    run: ({ call }) => leaveCurrent(call),
  },
  {
    ...review,
    id: 'review.later',
    title: 'command.reviewLater',
    keys: ['l'],
    run: () => stepItem(1),
  },
  {
    ...review,
    id: 'review.find',
    title: 'command.reviewFind',
    icon: 'search',
    keys: ['f'],
    run: () => reviewState.set({ isFinding: true }),
  },
  {
    ...review,
    id: 'review.attach',
    writes: true,
    title: 'command.reviewAttach',
    icon: 'text-select',
    keys: ['Enter'],
    isEnabled: () => reviewState.get().selection !== null && !isOnButton(),
    run: ({ call }) => attachBySelection(call),
  },
  ...candidateNumbers.map(
    (number): Command => ({
      ...review,
      id: `review.attachTo.${number}`,
      writes: true,
      title: `command.reviewAttachTo.${number}`,
      keys: [String(number)],
      run: ({ call }) => attachTo(call, number - 1),
    }),
  ),
  {
    id: 'review.revise',
    writes: true,
    title: 'command.revise',
    icon: 'history',
    keys: [],
    context: 'project',
    isEnabled: ({ documentId }) => documentId !== null,
    run: ({ view, show }) => show({ dialog: 'revise', dialogDocumentId: view.documentId }),
  },
]
