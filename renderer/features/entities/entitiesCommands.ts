import type { Range } from '../../../core/model/range.ts'
import { reading } from '../../app/reading.ts'
import type { Command, Doing } from '../../commands/command.ts'
import {
  acceptMentions,
  offeredMentions,
  skipMention,
  stopSuggesting,
} from './suggestedMentions.ts'

const isOffered = () => reading.get().suggestingEntityId !== null
const offered = { context: 'text', icon: 'at-sign', isEnabled: isOffered } as const

async function accept({ call }: Doing, pick: (ranges: readonly Range[]) => readonly Range[]) {
  const { suggestingEntityId: entityId } = reading.get()
  if (entityId !== null) await acceptMentions(call, entityId, pick(await offeredMentions(call)))
}

/** Answers to the offer of other mentions in the text. */
export const entitiesCommands: readonly Command[] = [
  {
    ...offered,
    id: 'mentions.accept',
    title: 'command.acceptMention',
    keys: ['a'],
    run: (doing) => accept(doing, (ranges) => ranges.slice(0, 1)),
  },
  {
    ...offered,
    id: 'mentions.skip',
    title: 'command.skipMention',
    keys: ['s'],
    async run({ call }) {
      const [first] = await offeredMentions(call)
      if (first !== undefined) skipMention(first)
    },
  },
  {
    ...offered,
    id: 'mentions.acceptAll',
    title: 'command.acceptAllMentions',
    keys: ['Shift-a'],
    run: (doing) => accept(doing, (ranges) => ranges),
  },
  {
    ...offered,
    id: 'mentions.none',
    title: 'command.noMentions',
    keys: ['x'],
    run: stopSuggesting,
  },
]
