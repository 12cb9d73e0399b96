import { useAnswer } from '../../api/useApi.ts'
import { usePaint } from '../../api/usePaint.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { siglumOf } from '../../ui/siglumOf.ts'
import styles from './ReadingBar.module.css'

/** Whose annotations are shown; only those who made some that are drawn on this revision. */
export function AnnotatorFilter({
  documentId,
  revision,
}: {
  readonly documentId: string
  readonly revision: number
}) {
  const hidden = useStore(reading, (state) => state.hiddenAnnotatorIds)
  const paint = usePaint(documentId, revision)
  const { data: annotators = [] } = useAnswer('annotators.list', {})
  const ids = new Set(paint?.highlights.map(({ annotatorId }) => annotatorId))
  const people = annotators.filter(({ id }) => ids.has(id))
  if (people.length === 0) return null
  const shown = people.filter(({ id }) => !hidden.includes(id)).map(({ name }) => siglumOf(name))
  const toggle = (id: string, isShown: boolean) =>
    reading.set({
      hiddenAnnotatorIds: isShown ? hidden.filter((other) => other !== id) : [...hidden, id],
    })
  const trigger = (
    <Button kind="plain" icon="users" title={messages['reading.annotators']}>
      {shown.join(', ')}
    </Button>
  )
  return (
    <Popover trigger={trigger} title={messages['reading.annotators']}>
      <ul className={styles['list']}>
        {people.map(({ id, name }) => (
          <li key={id}>
            <label className={styles['choice']}>
              <input
                type="checkbox"
                checked={!hidden.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
