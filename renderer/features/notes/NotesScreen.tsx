import { useDeferredValue, useState } from 'react'
import type { Input } from '../../../core/api/registry.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import { noteKinds } from '../../../core/model/noteKind.ts'
import { useAnswer } from '../../api/useApi.ts'
import { openedNotes } from '../../app/openNotes.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { TextField } from '../../ui/TextField.tsx'
import { FoundNotes } from './FoundNotes.tsx'
import styles from './NotesScreen.module.css'

const titles = {
  highlight: 'notes.onPassages',
  document: 'notes.onDocuments',
  revision: 'notes.onRevisions',
  entity: 'notes.onEntities',
  code: 'notes.onCodes',
  project: 'notes.onProject',
} as const

const EVERYBODY = ''

/** All notes, by what they are about. */
export function NotesScreen() {
  const kind = useStore(openedNotes, (opened) => opened.kind)
  const [typed, setTyped] = useState('')
  const [annotatorId, setAnnotatorId] = useState(EVERYBODY)
  const [state, setState] = useState<AnchorState | null>(null)
  const text = useDeferredValue(typed.trim())
  const filter: Input<'notes.find'> = {
    kind,
    text,
    withoutNotes: true,
    ...(annotatorId === EVERYBODY ? {} : { annotatorIds: [annotatorId] }),
    ...(kind !== 'highlight' || state === null ? {} : { state }),
  }
  return (
    <div className={styles['screen']} data-pane="text" tabIndex={-1}>
      <div className={styles['page']}>
        <h1 className={styles['title']}>{messages['screen.notes']}</h1>
        <div className={styles['bar']}>
          {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, no form */}
          <div className={styles['kinds']} role="group" aria-label={messages['notes.on']}>
            {noteKinds.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === kind}
                className={styles['kind']}
                onClick={() => openedNotes.set({ kind: each })}
              >
                {messages[titles[each]]}
              </button>
            ))}
          </div>
        </div>
        <div className={styles['bar']}>
          <TextField
            label={messages['notes.filter']}
            isLabelHidden
            placeholder={messages['notes.filter']}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Annotators annotatorId={annotatorId} onChoose={setAnnotatorId} />
        </div>
        <FoundNotes
          // Notes of one kind must not stand under the name of another until those are read.
          key={kind}
          filter={filter}
          label={messages[titles[kind]]}
          onState={setState}
        />
      </div>
    </div>
  )
}

interface AnnotatorsProps {
  readonly annotatorId: string
  onChoose(annotatorId: string): void
}

function Annotators({ annotatorId, onChoose }: AnnotatorsProps) {
  const { data: annotators = [] } = useAnswer('annotators.list', {})
  return (
    <select
      className={styles['people']}
      aria-label={messages['notes.by']}
      value={annotatorId}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value={EVERYBODY}>{messages['notes.byEverybody']}</option>
      {annotators.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
