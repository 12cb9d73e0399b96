import { type Annotation, isToCheck } from '../../../core/model/annotation.ts'
import type { MentionRole } from '../../../core/model/entity.ts'
import { annotate, attempt, passageAtHand, storedId } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { reading } from '../../app/reading.ts'
import { codesAtHand } from '../../app/recentCodes.ts'
import { type View, view } from '../../app/view.ts'
import type { Command, Doing } from '../../commands/command.ts'
import { messages } from '../../i18n/messages.ts'
import { copyCitation } from './copyCitation.ts'
import { inTurn, resizeHighlight } from './resizeHighlight.ts'
import { cycleHighlights, stepHighlight, stepTo } from './stepHighlight.ts'
import { type EdgeStep, moveEdge } from './wordEdges.ts'

const hasPassage = ({ selection, highlightId }: View) => selection !== null || highlightId !== null
const hasSelection = ({ selection }: View) => selection !== null
const hasHighlight = ({ highlightId }: View) => highlightId !== null
const text = { context: 'text' } as const

async function applyCodeAtHand({ call }: Doing, index: number): Promise<void> {
  const passage = passageAtHand()
  const code = codesAtHand(await call('codes.list', {}), index + 1)[index]
  if (code !== undefined) await annotate(call, { code: { codeId: code.id } }, passage)
}

async function highlightWithLast({ call }: Doing): Promise<void> {
  const passage = passageAtHand()
  const [last] = codesAtHand(await call('codes.list', {}), 1)
  const marks = last === undefined ? {} : { code: { codeId: last.id } }
  await annotate(call, marks, passage)
}

async function writeNote({ call, show }: Doing): Promise<void> {
  const highlightId = await annotate(call, {})
  if (highlightId === null) return
  show({ isMarginOpen: true, highlightId })
  reading.set({ editing: { highlightId, noteId: null, parentId: null } })
}

function linkAs({ show }: Doing, role: MentionRole): void {
  reading.set({ linkRole: role })
  show({ palette: 'entities' })
}

async function trash({ call, view, show }: Doing): Promise<void> {
  const highlightId = await storedId(view.highlightId)
  if (highlightId === null) return
  show({ highlightId: null })
  const done = await attempt(() => call('highlights.trash', { highlightIds: [highlightId] }))
  if (done !== null) say(messages['done.trashed'])
}

async function move({ call, view }: Doing, step: EdgeStep): Promise<void> {
  const { revision, text } = reading.get()
  const highlightId = await storedId(view.highlightId)
  if (highlightId === null || revision === null) return
  const input = { highlightIds: [highlightId], revision }
  const [annotation] = await call('highlights.get', input)
  // Of several parts the outer edges move, those of the whole.
  const index = step.startsWith('start') ? 0 : (annotation?.ranges.length ?? 0) - 1
  const range = annotation?.ranges[index]
  if (annotation === undefined || range === undefined) return
  const moved = moveEdge(text, range, step)
  if (moved === null) return
  await resizeHighlight(call, annotation.id, annotation.ranges.with(index, moved))
}

async function takeSelection({ call, view, show }: Doing): Promise<void> {
  if (view.highlightId === null || view.selection === null) return
  const { highlightId, selection } = view
  reading.get().reader?.setSelection(null)
  show({ selection: null })
  await resizeHighlight(call, highlightId, [selection])
}

function codeAtHandCommand(number: 1 | 2 | 3 | 4): Command {
  return {
    ...text,
    id: `annotate.code${number}`,
    writes: true,
    title: `command.recentCode${number}`,
    icon: 'tag',
    keys: [String(number)],
    isEnabled: hasPassage,
    run: (doing) => applyCodeAtHand(doing, number - 1),
  }
}

function edgeCommand(step: EdgeStep, key: string): Command {
  return {
    ...text,
    id: `highlight.${step}`,
    writes: true,
    title: `command.${step}`,
    icon: 'scaling',
    keys: [key],
    isEnabled: hasHighlight,
    run: (doing) => inTurn(() => move(doing, step)),
  }
}

const hasNote = ({ notes }: Annotation) => notes.length > 0

/** Each press counts: the next begins where the one before has led. */
function stepCommand(by: 1 | -1, isWanted: (annotation: Annotation) => boolean): Command['run'] {
  return (doing) => inTurn(() => stepTo({ ...doing, view: view.get() }, by, isWanted))
}

/** What is done with passages and highlights, all of it by key. */
export const readerCommands: readonly Command[] = [
  {
    ...text,
    id: 'annotate.highlight',
    writes: true,
    title: 'command.highlight',
    icon: 'pencil',
    keys: ['h'],
    isEnabled: hasSelection,
    run: highlightWithLast,
  },
  {
    ...text,
    id: 'annotate.plain',
    writes: true,
    title: 'command.highlightPlain',
    icon: 'pencil',
    keys: ['Shift-h'],
    isEnabled: hasSelection,
    async run({ call }) {
      await annotate(call, {})
    },
  },
  codeAtHandCommand(1),
  codeAtHandCommand(2),
  codeAtHandCommand(3),
  codeAtHandCommand(4),
  {
    ...text,
    id: 'annotate.code',
    writes: true,
    title: 'command.code',
    icon: 'tag',
    keys: ['c'],
    isEnabled: hasPassage,
    run: ({ show }) => show({ palette: 'codes' }),
  },
  {
    ...text,
    id: 'annotate.note',
    writes: true,
    title: 'command.note',
    icon: 'pencil-line',
    keys: ['n'],
    isEnabled: hasPassage,
    run: writeNote,
  },
  {
    ...text,
    id: 'annotate.entity',
    writes: true,
    title: 'command.entity',
    icon: 'at-sign',
    keys: ['e'],
    isEnabled: hasPassage,
    run: (doing) => linkAs(doing, 'mention'),
  },
  {
    ...text,
    id: 'annotate.speaker',
    writes: true,
    title: 'command.speaker',
    icon: 'message-square',
    keys: ['s'],
    isEnabled: hasPassage,
    run: (doing) => linkAs(doing, 'speaker'),
  },
  {
    ...text,
    id: 'annotate.byQuote',
    writes: true,
    title: 'command.byQuote',
    icon: 'quote',
    keys: ['q'],
    run: () => reading.set({ isQuoteDialogOpen: true }),
  },
  {
    ...text,
    id: 'highlight.next',
    title: 'command.nextHighlight',
    icon: 'arrow-down',
    keys: [']'],
    run: (doing) => stepHighlight(doing, 1),
  },
  {
    ...text,
    id: 'highlight.previous',
    title: 'command.previousHighlight',
    icon: 'arrow-up',
    keys: ['['],
    run: (doing) => stepHighlight(doing, -1),
  },
  {
    ...text,
    id: 'highlight.nextNote',
    title: 'command.nextNote',
    icon: 'arrow-down',
    keys: ['m'],
    run: stepCommand(1, hasNote),
  },
  {
    ...text,
    id: 'highlight.previousNote',
    title: 'command.previousNote',
    icon: 'arrow-up',
    keys: ['Shift-m'],
    run: stepCommand(-1, hasNote),
  },
  {
    ...text,
    id: 'highlight.nextToCheck',
    title: 'command.nextToCheck',
    icon: 'arrow-down',
    keys: ['v'],
    run: stepCommand(1, isToCheck),
  },
  {
    ...text,
    id: 'highlight.previousToCheck',
    title: 'command.previousToCheck',
    icon: 'arrow-up',
    keys: ['Shift-v'],
    run: stepCommand(-1, isToCheck),
  },
  {
    ...text,
    id: 'highlight.cycle',
    title: 'command.cycleHighlights',
    icon: 'text',
    keys: ['o'],
    run: cycleHighlights,
  },
  {
    ...text,
    id: 'highlight.deselect',
    title: 'command.deselect',
    icon: 'x',
    keys: ['Escape'],
    isEnabled: hasPassage,
    run({ show }) {
      reading.get().reader?.setSelection(null)
      show({ selection: null, highlightId: null })
    },
  },
  {
    ...text,
    id: 'highlight.trash',
    writes: true,
    title: 'command.deleteHighlight',
    icon: 'trash-2',
    keys: ['Delete'],
    isEnabled: hasHighlight,
    run: trash,
  },
  edgeCommand('endLater', 'Alt-Shift-ArrowRight'),
  edgeCommand('endEarlier', 'Alt-Shift-ArrowLeft'),
  edgeCommand('startEarlier', '<'),
  edgeCommand('startLater', '>'),
  {
    ...text,
    id: 'highlight.toSelection',
    writes: true,
    title: 'command.toSelection',
    icon: 'scaling',
    keys: ['r'],
    isEnabled: (view) => hasSelection(view) && hasHighlight(view),
    run: takeSelection,
  },
  {
    ...text,
    id: 'highlight.copyCitation',
    title: 'command.copyCitation',
    icon: 'quote',
    keys: ['Mod-Alt-c'],
    isEnabled: hasPassage,
    run: copyCitation,
  },
]
