import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import type { Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { reading } from '../../app/reading.ts'
import { createStore, type Store } from '../../app/store.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'

/** Starts of suggested places that were passed over; forgotten when the offer ends. */
export const skippedMentions: Store<{ readonly starts: readonly number[] }> = createStore<{
  readonly starts: readonly number[]
}>({ starts: [] })

export function openMentions(ranges: readonly Range[], skipped: readonly number[]): Range[] {
  return ranges.filter(([start]) => !skipped.includes(start))
}

export function skipMention([start]: Range): void {
  skippedMentions.set({ starts: [...skippedMentions.get().starts, start] })
}

/** Ends the offer; what was accepted stays. */
export function stopSuggesting(): void {
  const { reader } = reading.get()
  reader?.setSuggestions([])
  skippedMentions.set({ starts: [] })
  reading.set({ suggestingEntityId: null })
  reader?.focus()
}

/** Makes each place a highlight that mentions the entity; can be cancelled between two of them. */
export async function acceptMentions(
  call: Call,
  entityId: Id,
  ranges: readonly Range[],
): Promise<void> {
  const { documentId, revision } = reading.get()
  if (documentId === null || revision === null) return
  const label = messages['entities.progress']
  await runTask(label, async ({ signal, onProgress }) => {
    for (const [index, range] of ranges.entries()) {
      if (signal.aborted) return
      onProgress?.({ done: index, total: ranges.length, label })
      await call('highlights.create', {
        documentId,
        revision,
        passage: { ranges: [[range[0], range[1]]] },
        mentions: [{ entity: { entityId } }],
      })
    }
  })
  say(messages['entities.accepted'](ranges.length))
}

/** The places that are offered now, for commands: the bar shows the same ones. */
export async function offeredMentions(call: Call): Promise<readonly Range[]> {
  const { suggestingEntityId: entityId, documentId, revision } = reading.get()
  if (entityId === null || documentId === null || revision === null) return []
  const { ranges } = await call('entities.suggest', { entityId, documentId, revision })
  return openMentions(ranges, skippedMentions.get().starts)
}
