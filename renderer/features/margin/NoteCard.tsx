import { type Annotation, isToCheck } from '../../../core/model/annotation.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { NoteThread } from '../../editor/note/NoteThread.tsx'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { Siglum } from '../../ui/Siglum.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { CardActions } from './CardActions.tsx'
import { CardEntities } from './CardEntities.tsx'
import { CardRelations } from './CardRelations.tsx'
import { lemmaOf } from './lemma.ts'
import styles from './Margin.module.css'
import { PagesOf } from './PagesOf.tsx'

/** The notes on one passage: lemma, bracket, note, siglum; its codes and entities. */
export function NoteCard({
  annotation,
  top,
  isActive,
}: {
  readonly annotation: Annotation
  readonly top: number | null
  readonly isActive: boolean
}) {
  const editing = useStore(reading, (state) => state.editing)
  const lemma = lemmaOf(annotation.current ?? annotation.quote)
  const [first, ...others] = annotation.notes.filter(({ parentId }) => parentId === null)
  const select = () => {
    if (!isActive) view.set({ highlightId: annotation.id, selection: null })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the card does the same, see onKeyDown
    <article
      data-id={annotation.id}
      aria-label={lemma}
      aria-current={isActive ? 'true' : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: cards are gone through by key, active one first
      tabIndex={0}
      className={classes(styles['card'], isActive && styles['active'])}
      style={top === null ? { opacity: 0 } : { transform: `translateY(${top}px)` }}
      onClick={select}
      onFocus={(event) => event.target === event.currentTarget && select()}
    >
      <div className={classes(styles['body'], !isActive && styles['clamped'])}>
        <NoteThread
          lemma={lemma}
          notes={annotation.notes}
          target={{ kind: 'highlight', id: annotation.id }}
          editing={editing?.highlightId === annotation.id ? editing : null}
          onEdit={(draft) =>
            reading.set({
              editing: draft === null ? null : { highlightId: annotation.id, ...draft },
            })
          }
          isActive={isActive}
          hasOneSiglum={others.length === 0}
        />
      </div>
      <div className={styles['meta']}>
        <Siglum name={first?.annotator ?? annotation.annotator} />
        <PagesOf annotation={annotation} />
        <Codes annotation={annotation} />
        <CardEntities annotation={annotation} isActive={isActive} />
        {isActive ? <CardRelations highlightId={annotation.id} /> : null}
        {isToCheck(annotation) ? <span>{messages['notes.toCheck']}</span> : null}
        {isActive ? <CardActions annotation={annotation} /> : null}
      </div>
    </article>
  )
}

function Codes({ annotation }: { readonly annotation: Annotation }) {
  const codes = [...new Map(annotation.codings.map((coding) => [coding.codeId, coding])).values()]
  return codes.map(({ codeId, path, colour }) => (
    <span key={codeId} className={styles['code']} title={path.join(' / ')}>
      <Swatch colour={colour} />
      {path.at(-1)}
    </span>
  ))
}
