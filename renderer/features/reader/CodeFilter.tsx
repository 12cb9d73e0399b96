import { useAnswer } from '../../api/useApi.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { WITHOUT_CODE } from './paintedHighlights.ts'
import styles from './ReadingBar.module.css'

/** Which codes are drawn in the text. */
export function CodeFilter() {
  const hidden = useStore(reading, (state) => state.hiddenCodeIds)
  const { data: codes = [] } = useAnswer('codes.list', {})
  const text =
    hidden.length === 0
      ? messages['reading.allCodes']
      : messages['reading.someCodes'](hidden.length)
  const choices = [
    ...codes.map(({ id, path, colour }) => ({ id, name: path.join(' / '), colour })),
    { id: WITHOUT_CODE, name: messages['reading.noCode'], colour: 'slate' },
  ]
  const toggle = (id: string, isShown: boolean) =>
    reading.set({
      hiddenCodeIds: isShown ? hidden.filter((other) => other !== id) : [...hidden, id],
    })
  const trigger = (
    <Button kind="plain" icon="eye">
      {text}
    </Button>
  )
  return (
    <Popover trigger={trigger} title={messages['reading.codesShown']}>
      <ul className={styles['list']}>
        {choices.map(({ id, name, colour }) => (
          <li key={id}>
            <label className={styles['choice']}>
              <input
                type="checkbox"
                checked={!hidden.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              <Swatch colour={colour} />
              {name}
            </label>
          </li>
        ))}
      </ul>
      <Button onClick={() => reading.set({ hiddenCodeIds: [] })}>
        {messages['reading.showAll']}
      </Button>
    </Popover>
  )
}
