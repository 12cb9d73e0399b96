import { type ReactNode, useMemo } from 'react'
import {
  type Affected,
  type AffectedHighlight,
  affectedReasons,
  type RestingNote,
} from '../../../core/compare/affected.ts'
import type { Comparison } from '../../../core/compare/comparison.ts'
import { reportText } from '../../../core/compare/reportText.ts'
import { relationText } from '../../../core/model/relation.ts'
import { useAnswer } from '../../api/useApi.ts'
import { openEntity } from '../../app/openEntity.ts'
import { openNotes } from '../../app/openNotes.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ChangedWords } from '../../ui/ChangedWords.tsx'
import { changesOf, mergedText } from '../../ui/changedText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Siglum } from '../../ui/Siglum.tsx'
import styles from './Affected.module.css'
import { chooseDifference, compareState } from './compareState.ts'
import { shownAs } from './filters.ts'
import type { Sides } from './sides.ts'

/** What of the project rests on words that the newer revision changed or left out. */
export function AffectedEvidence({
  sides,
  comparison,
}: {
  readonly sides: Sides
  readonly comparison: Comparison
}) {
  const isOne = sides.left.documentId === sides.right.documentId
  const { ignore, filters } = useStore(compareState, (state) => state)
  const hidden = useMemo(() => {
    const out = comparison.annotations.filter((one) => shownAs(filters, one) === 'hidden')
    return new Set(out.map(({ id }) => id))
  }, [comparison, filters])
  const { data, error } = useAnswer('compare.affected', isOne ? { ...sides, ignore } : null)
  if (!isOne) return <EmptyState text={messages['affected.otherDocument']} />
  if (error !== null) return <ErrorNote error={error} />
  if (data === undefined) return null
  const shown = data.highlights.filter(({ id }) => !hidden.has(id))
  return (
    <section
      className={styles['scroller']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
      tabIndex={0}
      data-pane="text"
      aria-label={messages['affected.title']}
    >
      <div className={styles['page']}>
        <Summary affected={data} />
        {shown.length === data.highlights.length ? null : (
          <p className={styles['lead']}>
            {messages['affected.shown'](shown.length, data.highlights.length)}
          </p>
        )}
        {shown.length === 0 ? null : (
          <ol className={styles['list']}>
            {shown.map((highlight) => (
              <Highlight key={highlight.id} highlight={highlight} />
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}

function Summary({ affected }: { readonly affected: Affected }) {
  const { highlights, counts, notes, entities, relations, exports, left, right } = affected
  return (
    <header>
      <h2 className={styles['title']}>{messages['affected.title']}</h2>
      <p className={styles['lead']}>
        {highlights.length === 0
          ? reportText.affected.nothing(left, right)
          : reportText.affected.lead(highlights.length, left, right)}
      </p>
      {highlights.length === 0 ? null : (
        <ul className={styles['counts']}>
          {affectedReasons.map((reason) => (
            <li key={reason} data-reason={reason}>
              <b>{counts[reason]}</b> {reportText.affected.counts[reason]}
            </li>
          ))}
          <li data-count="notes">
            <b>{notes.length}</b> {reportText.affected.notes(notes.length)}
          </li>
          <li data-count="entities">
            <b>{entities.length}</b> {reportText.affected.entities(entities.length)}
          </li>
          <li data-count="relations">
            <b>{relations.length}</b> {reportText.affected.relations(relations.length)}
          </li>
          <li data-count="exports">
            <b>{exports.length}</b> {reportText.affected.exports(exports.length)}
          </li>
        </ul>
      )}
    </header>
  )
}

function Highlight({ highlight }: { readonly highlight: AffectedHighlight }) {
  const { id, reason, before, after, annotator, codes, notes } = highlight
  const words =
    after === null
      ? [{ text: before, kind: 'deleted' as const }]
      : mergedText(before, after, changesOf(before, after))
  return (
    <li className={styles['item']} data-affected={id}>
      <p className={styles['facts']}>
        <Icon name={reason === 'changed' ? 'diff' : 'circle-slash'} size={14} />
        <b>{reportText.affected.reasons[reason]}</b>
        {codes.join(', ')} <Siglum name={annotator} />
      </p>
      <p className={styles['words']} dir="auto">
        <ChangedWords words={words} />
      </p>
      <ul className={styles['rests']}>
        {notes.map((note) => (
          <Rest
            key={note.id}
            icon="sticky-note"
            label={reportText.affected.how[note.how](note.about)}
          >
            <button type="button" className={styles['link']} onClick={() => openNote(note)}>
              {note.excerpt || messages['notes.text']}
            </button>{' '}
            <Siglum name={note.annotator} />
          </Rest>
        ))}
        {highlight.onlyEvidenceFor.map((entity) => (
          <Rest key={entity.id} icon="link-2" label={reportText.affected.onlyEvidence}>
            <button type="button" className={styles['link']} onClick={() => openEntity(entity.id)}>
              {entity.label}
            </button>{' '}
            {entity.type}
          </Rest>
        ))}
        {highlight.relations.map((relation) => (
          <Rest key={relation.id} icon="link-2" label={reportText.affected.onlyEvidence}>
            <button
              type="button"
              className={styles['link']}
              onClick={() => openEntity(relation.from.id)}
            >
              {relationText(relation)}
            </button>
          </Rest>
        ))}
        {highlight.exports.map((file) => (
          <Rest key={file.id} icon="download" label={reportText.affected.exported}>
            {reportText.affected.file(file.name, file.at.slice(0, 10))}
          </Rest>
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button icon="git-compare-arrows" onClick={() => showDifference(id)}>
          {messages['affected.show']}
        </Button>
        <Button kind="plain" icon="book-open" onClick={() => read(id)}>
          {messages['affected.read']}
        </Button>
      </div>
    </li>
  )
}

/** Shows a note among others of its kind; one on a passage of this document where the passage still has its words. */
function openNote({ kind, highlightId, documentId, entityId }: RestingNote): void {
  const left = compareState.get().sides?.left
  if (entityId !== null) openEntity(entityId)
  else if (highlightId !== null && documentId === left?.documentId) read(highlightId)
  else openNotes(kind)
}

function Rest({
  icon,
  label,
  children,
}: {
  readonly icon: 'sticky-note' | 'link-2' | 'download'
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <li className={styles['rest']}>
      <Icon name={icon} size={14} />
      <span className={styles['how']}>{label}</span>
      <span>{children}</span>
    </li>
  )
}

/** Goes to the difference on the pages. */
function showDifference(id: string): void {
  const { differences } = compareState.get()
  const one = differences.find((each) => each.kind === 'annotation' && each.difference.id === id)
  compareState.set({ mode: 'facing' })
  if (one !== undefined) chooseDifference(one.key)
}

/** The highlight on the older revision, where its words still are. */
function read(highlightId: string): void {
  const left = compareState.get().sides?.left
  if (left === undefined) return
  view.set({
    screen: 'read',
    documentId: left.documentId,
    revision: left.revision ?? null,
    highlightId,
  })
}
