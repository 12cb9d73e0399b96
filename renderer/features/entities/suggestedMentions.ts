import type { MentionState } from '../../../core/model/entity.ts'
import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import type { Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { returnToText } from '../../app/readerHandle.ts'
import { reading } from '../../app/reading.ts'
import { messages } from '../../i18n/messages.ts'

/** Ends the offer; what was decided stays. */
export function stopSuggesting(): void {
  const { reader } = reading.get()
  reader?.setSuggestions([])
  reading.set({ suggestingEntityId: null })
  returnToText()
}

/** Decides on places as one operation: each mentions the entity, or is never suggested again. */
export async function decideMentions(
  call: Call,
  entityId: Id,
  ranges: readonly Range[],
  state: MentionState,
): Promise<void> {
  const { documentId, revision } = reading.get()
  if (documentId === null || revision === null || ranges.length === 0) return
  const mention = { entity: { entityId } }
  const passages = ranges.map(([start, end]): [number, number] => [start, end])
  await call('mentions.addAll', { documentId, revision, mention, state, passages })
  if (state === 'confirmed') say(messages['entities.accepted'](ranges.length))
  else if (ranges.length > 1) say(messages['entities.rejected'](ranges.length))
}

/** The places that are offered now, for commands: the bar shows the same ones. */
export async function offeredMentions(call: Call): Promise<readonly Range[]> {
  const { suggestingEntityId: entityId, documentId, revision } = reading.get()
  if (entityId === null || documentId === null || revision === null) return []
  return (await call('entities.suggest', { entityId, documentId, revision })).ranges
}
