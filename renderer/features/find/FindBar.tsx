import { type KeyboardEvent, useEffect, useRef } from 'react'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './FindBar.module.css'
import { type Finding, findAnew, finding, findOther, stopFinding } from './finding.ts'

/** Under the top bar: what is looked for in the text, and which place is shown. */
export function FindBar() {
  const state = useStore(finding, (value) => value)
  const text = useStore(reading, (value) => value.text)
  const input = useRef<HTMLInputElement>(null)
  // The text is the reader's: when another one is drawn, it is looked through anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: text is why, not what
  useEffect(() => {
    void findAnew({})
    return stopFinding
  }, [text])
  useEffect(() => input.current?.select(), [])
  return (
    <search className={styles['bar']} aria-label={messages['find.title']}>
      <TextField
        ref={input}
        className={styles['words'] ?? ''}
        label={messages['find.words']}
        isLabelHidden
        placeholder={messages['find.title']}
        value={state.query.words}
        onChange={(event) => void findAnew({ words: event.target.value })}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <span className={styles['place']} role="status">
        {placeText(state)}
      </span>
      <IconButton
        icon="arrow-up"
        label={messages['find.previous']}
        keyName="Shift-F3"
        onClick={() => findOther(-1)}
      />
      <IconButton
        icon="arrow-down"
        label={messages['find.next']}
        keyName="F3"
        onClick={() => findOther(1)}
      />
      <FindOptions query={state.query} />
      <IconButton icon="x" label={messages['find.close']} keyName="Escape" onClick={close} />
    </search>
  )
}

function FindOptions({ query }: Pick<Finding, 'query'>) {
  const options = [
    ['case-sensitive', 'find.case', 'isCaseSensitive'],
    ['whole-word', 'find.whole', 'isWholeWord'],
    ['regex', 'find.regex', 'isRegex'],
  ] as const
  return options.map(([icon, label, key]) => (
    <IconButton
      key={key}
      icon={icon}
      label={messages[label]}
      isOn={query[key]}
      onClick={() => void findAnew({ [key]: !query[key] })}
    />
  ))
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Enter') findOther(event.shiftKey ? -1 : 1)
  else if (event.key === 'Escape') close()
  else return
  event.preventDefault()
}

function close(): void {
  view.set({ isFindOpen: false })
  reading.get().reader?.focus()
}

function placeText({ query, found, current }: Finding): string {
  if (found === null || query.words === '') return ''
  if (found.kind === 'invalid') return messages['find.invalid']
  if (found.kind === 'timeout') return messages['find.timeout']
  if (current === null) return messages['find.none']
  return messages['find.place'](current + 1, found.matches.length, found.isCut)
}
