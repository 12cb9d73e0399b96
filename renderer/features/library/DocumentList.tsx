import { useState } from 'react'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { keyOf } from '../../commands/registry.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './DocumentList.module.css'
import { DocumentRow } from './DocumentRow.tsx'
import { type DocumentFilter, documentStates, filterDocuments } from './filterDocuments.ts'
import rows from './rows.module.css'
import { Section } from './Section.tsx'
import { useRovingRows } from './useRovingRows.ts'

/** With this many documents the filter is always there. */
const FILTER_FROM = 9

export function DocumentList() {
  const { data: documents = [], error, isLoading } = useAnswer('documents.list', {})
  const [filter, setFilter] = useState<DocumentFilter>({ words: '', state: 'all' })
  const shown = filterDocuments(documents, filter)
  const present = useStore(view, (state) => state.documentId)
  const roving = useRovingRows(shown.length)
  return (
    <Section title={messages['library.title']} actions={<LibraryActions />}>
      {documents.length < FILTER_FROM ? null : (
        <Filters
          filter={filter}
          onFilter={(next) => {
            setFilter(next)
            roving.setIndex(0)
          }}
        />
      )}
      {error === null ? null : <ErrorNote error={error} />}
      {shown.length > 0 || isLoading ? null : (
        <p className={rows['quiet']}>
          {messages[documents.length === 0 ? 'library.empty' : 'library.noMatch']}
        </p>
      )}
      <section
        className={styles['rows']}
        aria-label={messages['library.documents']}
        onKeyDown={roving.onKeyDown}
      >
        <VirtualList
          label={messages['library.documents']}
          items={shown}
          keyOf={({ id }) => id}
          currentIndex={roving.index}
          renderItem={(document, index) => (
            <DocumentRow
              document={document}
              index={index}
              isPresent={document.id === present}
              isReachable={index === roving.index}
              onReach={roving.setIndex}
            />
          )}
        />
      </section>
    </Section>
  )
}

interface FiltersProps {
  readonly filter: DocumentFilter
  onFilter(filter: DocumentFilter): void
}

function Filters({ filter, onFilter }: FiltersProps) {
  return (
    <div className={styles['filters']}>
      <TextField
        className={styles['filter'] ?? ''}
        label={messages['library.filter']}
        isLabelHidden
        placeholder={messages['library.filter']}
        type="search"
        value={filter.words}
        onChange={(event) => onFilter({ ...filter, words: event.target.value })}
      />
      <select
        className={styles['state']}
        aria-label={messages['library.state']}
        value={filter.state}
        onChange={(event) => {
          const state = documentStates.find((each) => each === event.target.value) ?? 'all'
          onFilter({ ...filter, state })
        }}
      >
        {documentStates.map((state) => (
          <option key={state} value={state}>
            {messages[`library.state.${state}`]}
          </option>
        ))}
      </select>
    </div>
  )
}

function LibraryActions() {
  const run = useRun()
  return (
    <>
      <IconButton
        icon="plus"
        size={14}
        label={messages['library.import']}
        keyName={keyOf('library.import')}
        onClick={() => run('library.import')}
      />
      <Menu
        trigger={<IconButton icon="ellipsis" size={14} label={messages['action.more']} />}
        items={[
          {
            label: messages['command.import'],
            icon: 'plus',
            keyName: keyOf('library.import'),
            onChoose: () => run('library.import'),
          },
          {
            label: messages['command.trash'],
            icon: 'trash-2',
            onChoose: () => run('library.trash'),
          },
          {
            label: messages['command.newProject'],
            icon: 'file-plus',
            keyName: keyOf('project.new'),
            onChoose: () => run('project.new'),
          },
          {
            label: messages['command.closeProject'],
            icon: 'x',
            onChoose: () => run('shell.closeProject'),
          },
        ]}
      />
    </>
  )
}
