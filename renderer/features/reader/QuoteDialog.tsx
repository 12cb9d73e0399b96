import { type FormEvent, useMemo, useState } from 'react'
import { AppError } from '../../../core/model/error.ts'
import type { Range } from '../../../core/model/range.ts'
import { locateQuote } from '../../../core/text/findQuote.ts'
import { useCall } from '../../api/useApi.ts'
import { annotate } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { excerptAround } from './excerptAround.ts'
import styles from './QuoteDialog.module.css'

/** A highlight by its words: typed or pasted, and chosen among equal ones. */
export function QuoteDialog() {
  const call = useCall()
  const [quote, setQuote] = useState('')
  const [chosen, setChosen] = useState(0)
  const places = useMemo(() => placesOf(reading.get().text, quote), [quote])
  const place = places[Math.min(chosen, places.length - 1)]
  const close = () => reading.set({ isQuoteDialogOpen: false })
  const create = (event: FormEvent) => {
    event.preventDefault()
    if (place === undefined) return
    view.set({ selection: place })
    close()
    void annotate(call, {})
  }
  const problem = quote !== '' && places.length === 0 ? messages['quote.none'] : null
  return (
    <Dialog title={messages['quote.title']} onClose={close} width="normal">
      <form onSubmit={create} className={styles['form']}>
        <TextField
          label={messages['quote.words']}
          hint={messages['quote.hint']}
          problem={problem}
          value={quote}
          onChange={(event) => setQuote(event.target.value)}
        />
        {places.length > 1 ? (
          <Occurrences places={places} chosen={chosen} onChoose={setChosen} />
        ) : null}
        <Button kind="primary" type="submit" disabled={place === undefined} keyName="Enter">
          {messages['quote.create']}
        </Button>
      </form>
    </Dialog>
  )
}

function Occurrences({
  places,
  chosen,
  onChoose,
}: {
  readonly places: readonly Range[]
  readonly chosen: number
  onChoose(index: number): void
}) {
  const { text } = reading.get()
  return (
    <fieldset className={styles['choices']}>
      <legend>{messages['quote.several'](places.length)}</legend>
      {places.map((place, index) => {
        const { before, words, after } = excerptAround(text, place)
        return (
          <label key={place[0]} className={styles['choice']}>
            <input
              type="radio"
              name="occurrence"
              checked={index === chosen}
              onChange={() => onChoose(index)}
            />
            <span>
              {before}
              <b>{words}</b>
              {after}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

const MOST = 50

/** Every place of the words, as the project itself would find them; at most fifty are offered. */
function placesOf(text: string, quote: string): Range[] {
  if (quote.trim() === '') return []
  const count = countOf(text, quote)
  return Array.from({ length: Math.min(count, MOST) }, (_, index) =>
    locateQuote(text, quote, index + 1),
  )
}

function countOf(text: string, quote: string): number {
  try {
    locateQuote(text, quote)
    return 1
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return Number(error.details?.['count'] ?? 0)
  }
}
