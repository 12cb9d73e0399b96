import { useEffect, useState } from 'react'
import type { Range } from '../../../core/model/range.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './MentionSuggestions.module.css'

/** Other places of the text that name an entity: accept one, all or none. Computed, never stored. */
export function MentionSuggestions() {
  const entityId = useStore(reading, (state) => state.suggestingEntityId)
  return entityId === null ? null : <Offer key={entityId} entityId={entityId} />
}

function Offer({ entityId }: { readonly entityId: string }) {
  const documentId = useStore(reading, (state) => state.documentId)
  const revision = useStore(reading, (state) => state.revision)
  const { data: entities = [] } = useAnswer('entities.list', {})
  const { data } = useAnswer(
    'entities.suggest',
    documentId === null || revision === null ? null : { entityId, documentId, revision },
  )
  const [skipped, setSkipped] = useState<readonly number[]>([])
  const ranges = (data?.ranges ?? []).filter(([start]) => !skipped.includes(start))
  const current = ranges[0]
  const isDone = data !== undefined && ranges.length === 0
  useShownSuggestions(ranges)
  useEffect(() => {
    if (isDone) stop()
  }, [isDone])
  const accept = useAccept(entityId)
  if (current === undefined) return null
  const label = entities.find(({ id }) => id === entityId)?.label ?? ''
  return (
    <section className={styles['bar']} aria-label={messages['entities.suggest']} data-float>
      <span role="status">{messages['entities.suggested'](label, ranges.length)}</span>
      <Button kind="primary" onClick={() => accept([current])}>
        {messages['entities.accept']}
      </Button>
      <Button onClick={() => setSkipped([...skipped, current[0]])}>
        {messages['entities.skip']}
      </Button>
      <Button onClick={() => accept(ranges)}>{messages['entities.acceptAll']}</Button>
      <Button onClick={stop}>{messages['entities.acceptNone']}</Button>
    </section>
  )
}

function stop(): void {
  reading.get().reader?.setSuggestions([])
  reading.set({ suggestingEntityId: null })
  reading.get().reader?.focus()
}

/** Underlines what is suggested and brings the first one into view. */
function useShownSuggestions(ranges: readonly Range[]): void {
  const reader = useStore(reading, (state) => state.reader)
  const first = ranges[0]?.[0]
  const count = ranges.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ranges are the same while these are
  useEffect(() => {
    reader?.setSuggestions(ranges)
    if (first !== undefined) reader?.scrollTo(first, { align: 'nearest' })
  }, [reader, first, count])
}

function useAccept(entityId: string) {
  const call = useCall()
  return (ranges: readonly Range[]) => {
    const { documentId, revision } = reading.get()
    if (documentId === null || revision === null) return
    void attempt(async () => {
      await runTask(messages['entities.progress'], async ({ signal, onProgress }) => {
        for (const [index, range] of ranges.entries()) {
          if (signal.aborted) return
          onProgress?.({ done: index, total: ranges.length, label: messages['entities.progress'] })
          await call('highlights.create', {
            documentId,
            revision,
            passage: { ranges: [[range[0], range[1]]] },
            mentions: [{ entity: { entityId } }],
          })
        }
      })
      say(messages['entities.accepted'](ranges.length))
    })
  }
}
