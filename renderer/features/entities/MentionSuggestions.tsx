import { useEffect } from 'react'
import type { Range } from '../../../core/model/range.ts'
import { useAnswer } from '../../api/useApi.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './MentionSuggestions.module.css'
import { stopSuggesting } from './suggestedMentions.ts'

/** Other places of the text that name an entity: accept or reject one or all of them. */
export function MentionSuggestions() {
  const entityId = useStore(reading, (state) => state.suggestingEntityId)
  return entityId === null ? null : <Offer key={entityId} entityId={entityId} />
}

const answers = [
  ['mentions.accept', 'entities.accept'],
  ['mentions.reject', 'entities.reject'],
  ['mentions.acceptAll', 'entities.acceptAll'],
  ['mentions.none', 'entities.acceptNone'],
  ['mentions.later', 'entities.later'],
] as const

function Offer({ entityId }: { readonly entityId: string }) {
  const run = useRun()
  const documentId = useStore(reading, (state) => state.documentId)
  const revision = useStore(reading, (state) => state.revision)
  const { data: entities = [] } = useAnswer('entities.list', {})
  const { data } = useAnswer(
    'entities.suggest',
    documentId === null || revision === null ? null : { entityId, documentId, revision },
  )
  const ranges = data?.ranges ?? []
  const isDone = data !== undefined && ranges.length === 0
  useShownSuggestions(ranges)
  useEffect(() => {
    if (isDone) stopSuggesting()
  }, [isDone])
  if (ranges.length === 0) return null
  const label = entities.find(({ id }) => id === entityId)?.label ?? ''
  return (
    <section className={styles['bar']} aria-label={messages['entities.suggest']}>
      <span role="status">{messages['entities.suggested'](label, ranges.length)}</span>
      {answers.map(([command, text], index) => (
        <Button
          key={command}
          kind={index === 0 ? 'primary' : 'secondary'}
          keyName={keyOf(command)}
          onClick={() => run(command)}
        >
          {messages[text]}
        </Button>
      ))}
    </section>
  )
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
