import { useState } from 'react'
import type { CodeView } from '../../../core/api/codebookMethods.ts'
import type { CodeRef } from '../../../core/api/shapes.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { Id } from '../../../core/model/id.ts'
import { type Call, useAnswer, useCall } from '../../api/useApi.ts'
import { annotate, attempt, passageAtHand, storedId } from '../../app/annotating.ts'
import { PassagePicker, type PickerOption } from '../../app/PassagePicker.tsx'
import { isOnItsWay, reading } from '../../app/reading.ts'
import { codesAtHand } from '../../app/recentCodes.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './CodePalette.module.css'
import { type MatchedCode, matchCodes } from './matchCodes.ts'

/** Codes for the words selected, or for the highlight selected: a code it has is taken off. */
export function CodePalette() {
  const isOpen = useStore(view, (state) => state.palette === 'codes')
  return isOpen ? <OpenPalette /> : null
}

function OpenPalette() {
  const call = useCall()
  const [query, setQuery] = useState('')
  const [passage] = useState(passageAtHand)
  const { data } = useAnswer('codes.list', {})
  const codes = data ?? []
  const [annotation, isKnown] = useSelectedAnnotation()
  const ordered = query.trim() === '' ? codesAtHand(codes, codes.length) : codes
  const close = () => view.set({ palette: null })
  const apply = (code: CodeRef) => {
    close()
    // The text lost the focus to the list, and may have lost its selection with it.
    void annotate(call, { code }, passage)
  }
  const toggle = (code: CodeView) => {
    const codings = annotation?.codings.filter(({ codeId }) => codeId === code.id) ?? []
    if (codings.length === 0) return apply({ codeId: code.id })
    close()
    void attempt(() => call('codings.remove', { codingIds: codings.map(({ id }) => id) }))
  }
  // The code at hand instead of those it has: another colour, another meaning.
  const replace = (codeId: string | undefined) => {
    if (codeId === undefined || !codes.some(({ id }) => id === codeId)) return
    if (passage.selection !== null) return apply({ codeId })
    close()
    void attempt(() => replaceCodes(call, passage.highlightId, codeId))
  }
  const name = query.trim()
  const makeNew = () => name !== '' && apply({ path: pathOf(name) })
  const words = wordsOf(passage)
  const useWords = () => words !== '' && apply({ path: [words] })
  const options: PickerOption[] = [
    ...matchCodes(ordered, query).map((match) => ({
      id: match.code.id,
      content: <CodeLine match={match} isOn={hasCode(annotation, match.code.id)} />,
      pick: () => toggle(match.code),
    })),
    ...(name === '' ? [] : [newOption(name, makeNew)]),
    ...(words === '' ? [] : [inVivoOption(useWords)]),
  ]
  return (
    <PassagePicker
      label={messages['codes.choose']}
      icon="tag"
      query={query}
      onQuery={setQuery}
      isReady={data !== undefined && isKnown}
      options={options}
      keys={{ 'Mod-Enter': makeNew, 'Mod-i': useWords, 'Alt-Enter': replace }}
      onClose={close}
      footer={(id) =>
        codes.length === 0 ? (
          <p className={styles['definition']}>{messages['codes.none']}</p>
        ) : (
          <Definition code={codes.find((code) => code.id === id)} />
        )
      }
    />
  )
}

function CodeLine({ match, isOn }: { readonly match: MatchedCode; readonly isOn: boolean }) {
  const { code, hit } = match
  const [start, end] = hit ?? [0, 0]
  return (
    <>
      <Swatch colour={code.colour} />
      <span>
        {code.name.slice(0, start)}
        <b>{code.name.slice(start, end)}</b>
        {code.name.slice(end)}
      </span>
      <span className={styles['path']}>{code.path.slice(0, -1).join(' / ')}</span>
      {isOn ? (
        <span className={styles['on']}>
          <Icon name="check" size={14} />
          {messages['codes.onIt']}
        </span>
      ) : null}
    </>
  )
}

function Definition({ code }: { readonly code: CodeView | undefined }) {
  if (code === undefined) return null
  return (
    <p className={styles['definition']}>
      <i>{code.name}</i>
      <span className={styles['bracket']}>]</span>{' '}
      {code.description === '' ? messages['codes.noDefinition'] : code.description}
    </p>
  )
}

function newOption(name: string, pick: () => void): PickerOption {
  const content = (
    <>
      <Icon name="plus" />
      <span>{messages['codes.new'](name)}</span>
    </>
  )
  return { id: 'new', content, keyName: 'Mod-Enter', pick }
}

function inVivoOption(pick: () => void): PickerOption {
  const content = (
    <>
      <Icon name="quote" />
      <span>{messages['codes.inVivo']}</span>
      <span className={styles['path']}>{messages['codes.inVivoHint']}</span>
    </>
  )
  return { id: 'in-vivo', content, keyName: 'Mod-i', pick }
}

/** The highlight selected, and whether it is known yet: a code that it has is taken off. */
function useSelectedAnnotation(): readonly [Annotation | undefined, boolean] {
  const highlightId = useStore(view, (state) =>
    state.selection === null ? state.highlightId : null,
  )
  const revision = useStore(reading, (state) => state.revision)
  const isAsked = highlightId !== null && revision !== null && !isOnItsWay({ id: highlightId })
  const { data, isLoading } = useAnswer(
    'highlights.get',
    isAsked ? { highlightIds: [highlightId], revision } : null,
  )
  return [data?.[0], !isLoading]
}

async function replaceCodes(call: Call, selectedId: Id | null, codeId: Id): Promise<void> {
  const highlightId = await storedId(selectedId)
  if (highlightId === null) return
  await call('codings.replace', { highlightIds: [highlightId], code: { codeId } })
}

function hasCode(annotation: Annotation | undefined, codeId: string): boolean {
  return annotation?.codings.some((coding) => coding.codeId === codeId) ?? false
}

/** A slash makes a code below another one, as paths are written everywhere. */
function pathOf(name: string): string[] {
  return name
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const LONGEST_NAME = 200

function wordsOf({ selection }: { readonly selection: readonly [number, number] | null }): string {
  if (selection === null) return ''
  const words = reading
    .get()
    .text.slice(...selection)
    .replaceAll(/\s+/g, ' ')
    .trim()
  return words.length > LONGEST_NAME ? '' : words
}
