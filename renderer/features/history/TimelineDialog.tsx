import { type RefCallback, useCallback, useMemo, useRef, useState } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import { countStates } from '../../../core/model/countStates.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { dateText } from '../../i18n/dateText.ts'
import { messages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { stateIcons } from '../../ui/stateIcons.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './TimelineDialog.module.css'

type Timeline = Output<'compare.timeline'>
type Highlight = Timeline['highlights'][number]
type Standing = Highlight['standings'][number]

function idOf({ id }: Highlight): string {
  return id
}

/** How a highlight stands on the newest revision it stands on; nothing where it stands on none. */
function newestStates({ standings }: Highlight): AnchorState[] {
  return standings.slice(-1).map(({ state }) => state)
}

/** In which revisions of a document each highlight stands, and how. */
export function TimelineDialog() {
  const documentId = useStore(view, (state) => state.dialogDocumentId ?? state.documentId)
  const { data, error } = useAnswer('compare.timeline', documentId === null ? null : { documentId })
  const { first, focusFirst } = useFirstPlace()
  return (
    <Dialog
      title={messages['timeline.title']}
      width="wide"
      initialFocus={first}
      onClose={() => view.set({ dialog: null, dialogDocumentId: null })}
    >
      {error === null ? null : <ErrorNote error={error} />}
      {data === undefined || documentId === null ? null : (
        <Table timeline={data} documentId={documentId} focusFirst={focusFirst} />
      )}
    </Dialog>
  )
}

/** Takes the focus to the newest place of the first highlight: the table comes after the dialog. */
function useFirstPlace() {
  const first = useRef<HTMLElement | null>(null)
  const focusFirst = useCallback((place: HTMLElement | null) => {
    if (place === null || first.current !== null) return
    first.current = place
    place.focus({ preventScroll: true })
  }, [])
  return { first, focusFirst }
}

function Table({
  timeline: { revisions, highlights },
  documentId,
  focusFirst,
}: {
  readonly timeline: Timeline
  readonly documentId: string
  readonly focusFirst: RefCallback<HTMLElement>
}) {
  const [only, setOnly] = useState<AnchorState | null>(null)
  const counts = useMemo(() => countStates(highlights.flatMap(newestStates)), [highlights])
  const shown = useMemo(
    () =>
      only === null ? highlights : highlights.filter((each) => newestStates(each).includes(only)),
    [highlights, only],
  )
  if (highlights.length === 0) return <p>{messages['timeline.none']}</p>
  return (
    <>
      <p className={styles['lead']}>
        {messages['timeline.lead'](highlights.length, revisions.length)}
      </p>
      <StateFilter counts={counts} only={only} onChange={setOnly} />
      <div className={styles['head']}>
        <span className={styles['quote']} />
        {revisions.map(({ revision, capturedAt }) => (
          <span key={revision} className={styles['cell']} title={dateText(capturedAt)}>
            {revision}
          </span>
        ))}
      </div>
      <VirtualList
        className={styles['list'] ?? ''}
        label={messages['timeline.title']}
        rowHeight={34}
        isReadOnly
        items={shown}
        keyOf={idOf}
        renderItem={(highlight, index) => (
          <Row
            highlight={highlight}
            revisions={revisions}
            documentId={documentId}
            newestRef={index === 0 ? focusFirst : null}
          />
        )}
      />
    </>
  )
}

function Row({
  highlight,
  revisions,
  documentId,
  newestRef,
}: {
  readonly highlight: Highlight
  readonly revisions: Timeline['revisions']
  readonly documentId: string
  readonly newestRef: RefCallback<HTMLElement> | null
}) {
  const newest = highlight.standings.at(-1)
  const { id, quote, colour, standings } = highlight
  const read = (revision: number) =>
    view.set({
      ...{ dialog: null, dialogDocumentId: null, screen: 'read' },
      ...{ documentId, revision, highlightId: id },
    })
  return (
    <div className={styles['row']} data-timeline={id}>
      <span className={styles['quote']}>
        <Swatch colour={colour ?? 'slate'} /> <span>{quote}</span>
      </span>
      {revisions.map(({ revision }) => {
        const standing = standings.find((one) => one.revision === revision)
        if (standing === undefined) {
          return <span key={revision} className={styles['cell']} data-standing="none" />
        }
        return (
          <button
            key={revision}
            ref={standing === newest ? newestRef : null}
            type="button"
            className={styles['cell']}
            data-standing={standing.state}
            aria-label={said(standing)}
            title={said(standing)}
            onClick={() => read(revision)}
          >
            <Icon name={stateIcons[standing.state]} size={14} />
          </button>
        )
      })}
    </div>
  )
}

function said({ revision, state, by, score, current }: Standing): string {
  return messages['timeline.standing'](revision, state, by === 'person', score, current)
}
