import type { MentionState } from '../../../core/model/entity.ts'
import type { Range } from '../../../core/model/range.ts'
import { reading } from '../../app/reading.ts'
import { relate } from '../../app/relating.ts'
import type { Command, Doing } from '../../commands/command.ts'
import { decideMentions, offeredMentions, stopSuggesting } from './suggestedMentions.ts'

const isOffered = () => reading.get().suggestingEntityId !== null
const offered = { context: 'text', icon: 'at-sign', isEnabled: isOffered } as const

type Pick = (ranges: readonly Range[]) => readonly Range[]
const first: Pick = (ranges) => ranges.slice(0, 1)
const all: Pick = (ranges) => ranges

async function decide({ call }: Doing, pick: Pick, state: MentionState): Promise<void> {
  const { suggestingEntityId: entityId } = reading.get()
  if (entityId === null) return
  await decideMentions(call, entityId, pick(await offeredMentions(call)), state)
}

/** Relating two entities, and answers to the offer of other mentions in the text. */
export const entitiesCommands: readonly Command[] = [
  {
    id: 'relations.relate',
    context: 'project',
    writes: true,
    icon: 'link-2',
    title: 'command.relate',
    hint: 'command.relateHint',
    keys: ['Shift-r'],
    run: () => relate(),
  },
  {
    ...offered,
    id: 'mentions.accept',
    writes: true,
    title: 'command.acceptMention',
    keys: ['a'],
    run: (doing) => decide(doing, first, 'confirmed'),
  },
  {
    ...offered,
    id: 'mentions.reject',
    writes: true,
    title: 'command.rejectMention',
    keys: ['d'],
    run: (doing) => decide(doing, first, 'rejected'),
  },
  {
    ...offered,
    id: 'mentions.acceptAll',
    writes: true,
    title: 'command.acceptAllMentions',
    keys: ['Shift-a'],
    run: (doing) => decide(doing, all, 'confirmed'),
  },
  {
    ...offered,
    id: 'mentions.none',
    title: 'command.noMentions',
    keys: ['x'],
    run: (doing) => decide(doing, all, 'rejected'),
  },
  {
    ...offered,
    id: 'mentions.later',
    title: 'command.laterMentions',
    keys: ['l'],
    run: stopSuggesting,
  },
]
