import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ByHand.module.css'
import { attachBySelection } from './decide.ts'
import { currentItem, reviewState } from './reviewState.ts'
import { searchByHand } from './searchByHand.ts'

/** Where no candidate is right: words selected above, or found by typing them. */
export function ByHand({ text }: { readonly text: string }) {
  const isFinding = useStore(reviewState, (state) => state.isFinding)
  return (
    <footer className={styles['hand']}>
      {isFinding ? <Finding text={text} /> : <Selecting />}
    </footer>
  )
}

function Selecting() {
  const call = useCall()
  const isReady = useStore(reviewState, (state) => state.selection !== null)
  const hasCandidates = useStore(
    reviewState,
    (state) => (currentItem(state)?.candidates.length ?? 0) > 0,
  )
  return (
    <>
      {isReady ? (
        <Button
          kind="primary"
          keyName={keyOf('review.attach')}
          onClick={() => attachBySelection(call).catch(sayProblem)}
        >
          {messages['review.byHandReady']}
        </Button>
      ) : (
        <>
          <Icon name="text-select" />
          <p className={styles['hint']}>
            {messages[hasCandidates ? 'review.byHand' : 'review.byHandOnly']}{' '}
            <KeyCap name="Enter" />
          </p>
        </>
      )}
      <span className={styles['find']}>
        <Button
          icon="search"
          keyName={keyOf('review.find')}
          onClick={() => reviewState.set({ isFinding: true })}
        >
          {messages['review.find']}
        </Button>
      </span>
    </>
  )
}

function Finding({ text }: { readonly text: string }) {
  const call = useCall()
  const [words, setWords] = useState('')
  const [index, setIndex] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const search = useMemo(() => searchByHand(text), [text])
  const places = useMemo(() => search(words), [search, words])
  const place = places[index] ?? null
  useEffect(() => field.current?.focus(), [])
  useEffect(() => reviewState.set({ selection: place }), [place])
  const stop = () => reviewState.set({ isFinding: false, selection: null })
  const go = (step: number) => setIndex((index + step + places.length) % places.length)
  const attach = () => void attachBySelection(call).then(stop).catch(sayProblem)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && places.length > 0) {
      event.preventDefault()
      go(step)
    }
    if (event.key === 'Escape') stop()
    if (event.key === 'Enter' && place !== null) {
      event.preventDefault()
      attach()
    }
  }
  return (
    <>
      <TextField
        ref={field}
        className={styles['field'] ?? ''}
        label={messages['review.findLabel']}
        isLabelHidden
        placeholder={messages['review.findLabel']}
        value={words}
        hint={words === '' ? undefined : messages['review.findHint'](index + 1, places.length)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setWords(event.target.value)
          setIndex(0)
        }}
      />
      {places.length < 2 ? null : (
        <>
          <IconButton
            icon="arrow-up"
            label={messages['review.previousPlace']}
            keyName="ArrowUp"
            onClick={() => go(-1)}
          />
          <IconButton
            icon="arrow-down"
            label={messages['review.nextPlace']}
            keyName="ArrowDown"
            onClick={() => go(1)}
          />
        </>
      )}
      {place === null ? null : (
        <Button kind="primary" keyName={keyOf('review.attach')} onClick={attach}>
          {messages['review.attachFound']}
        </Button>
      )}
      <IconButton icon="x" label={messages['review.stopFinding']} keyName="Escape" onClick={stop} />
    </>
  )
}
