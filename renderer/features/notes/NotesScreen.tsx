import { useDeferredValue, useState } from 'react'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './NotesScreen.module.css'
import { PassageNotes } from './PassageNotes.tsx'
import { CodeNotes, DocumentNotes, EntityNotes, ProjectNotes } from './TargetNotes.tsx'

const kinds = ['passages', 'documents', 'entities', 'codes', 'project'] as const
type Kind = (typeof kinds)[number]

const titles = {
  passages: 'notes.onPassages',
  documents: 'notes.onDocuments',
  entities: 'notes.onEntities',
  codes: 'notes.onCodes',
  project: 'notes.onProject',
} as const

const lists = {
  passages: PassageNotes,
  documents: DocumentNotes,
  entities: EntityNotes,
  codes: CodeNotes,
  project: ProjectNotes,
}

/** All notes, by what they are about. */
export function NotesScreen() {
  const [kind, setKind] = useState<Kind>('passages')
  const [typed, setTyped] = useState('')
  const filter = useDeferredValue(typed.trim().toLowerCase())
  const List = lists[kind]
  return (
    <div className={styles['screen']} data-pane="text" tabIndex={-1}>
      <div className={styles['page']}>
        <h1 className={styles['title']}>{messages['screen.notes']}</h1>
        <div className={styles['bar']}>
          {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles, no form */}
          <div className={styles['kinds']} role="group" aria-label={messages['notes.on']}>
            {kinds.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === kind}
                className={classes(styles['kind'])}
                onClick={() => setKind(each)}
              >
                {messages[titles[each]]}
              </button>
            ))}
          </div>
          <TextField
            label={messages['notes.filter']}
            isLabelHidden
            placeholder={messages['notes.filter']}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <List filter={filter} />
      </div>
    </div>
  )
}
