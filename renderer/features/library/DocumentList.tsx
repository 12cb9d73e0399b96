import { useMemo, useState } from 'react'
import type { Input } from '../../../core/api/registry.ts'
import { type DocumentState, documentStates } from '../../../core/model/documentState.ts'
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
import rows from './rows.module.css'
import { Section } from './Section.tsx'
import { type RovingRows, useRovingRows } from './useRovingRows.ts'

/** With this many documents the filter is always there. */
const FILTER_FROM = 9

/** Asked for page by page as rows come into view. */
const PAGE = 100

type Filter = Input<'documents.find'> & { readonly words: string; readonly state: DocumentState }

export function DocumentList() {
  const [filter, setFilter] = useState<Filter>({ words: '', state: 'all' })
  const { data, error } = useAnswer('documents.find', pageOf(filter, 0), { keepsLast: true })
  const { all, total } = data ?? { all: 0, total: 0 }
  const rowNumbers = useMemo(() => Array.from({ length: total }, (_, index) => index), [total])
  const roving = useRovingRows(total)
  return (
    <Section title={messages['library.title']} actions={<LibraryActions />}>
      {all < FILTER_FROM ? null : (
        <Filters
          filter={filter}
          onFilter={(next) => {
            setFilter(next)
            roving.setIndex(0)
          }}
        />
      )}
      {error === null ? null : <ErrorNote error={error} />}
      {total > 0 || data === undefined ? null : (
        <p className={rows['quiet']}>{messages[all === 0 ? 'library.empty' : 'library.noMatch']}</p>
      )}
      <section
        className={styles['rows']}
        aria-label={messages['library.documents']}
        onKeyDown={roving.onKeyDown}
      >
        <VirtualList
          label={messages['library.documents']}
          items={rowNumbers}
          keyOf={String}
          currentIndex={roving.index}
          startsOverWith={JSON.stringify(filter)}
          renderItem={(index) => <Found filter={filter} index={index} roving={roving} />}
        />
      </section>
    </Section>
  )
}

function pageOf(filter: Filter, index: number): Filter {
  return { ...filter, offset: index - (index % PAGE), limit: PAGE }
}

interface FoundProps {
  readonly filter: Filter
  readonly index: number
  readonly roving: RovingRows
}

/** One of the documents found; rows of one page share its answer. */
function Found({ filter, index, roving }: FoundProps) {
  const { data } = useAnswer('documents.find', pageOf(filter, index), { keepsLast: true })
  const document = data?.documents[index % PAGE] ?? null
  const isPresent = useStore(view, (state) => state.documentId === (document?.id ?? ''))
  return (
    <DocumentRow
      document={document}
      index={index}
      isPresent={isPresent}
      isReachable={index === roving.index}
      onReach={roving.setIndex}
    />
  )
}

interface FiltersProps {
  readonly filter: Filter
  onFilter(filter: Filter): void
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
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  return (
    <>
      <IconButton
        icon="plus"
        size={14}
        label={messages['library.import']}
        keyName={keyOf('library.import')}
        disabled={isReadOnly}
        onClick={() => run('library.import')}
      />
      <Menu
        trigger={<IconButton icon="ellipsis" size={14} label={messages['action.more']} />}
        items={[
          {
            label: messages['command.import'],
            icon: 'plus',
            keyName: keyOf('library.import'),
            isDisabled: isReadOnly,
            onChoose: () => run('library.import'),
          },
          {
            label: messages['command.imports'],
            icon: 'file-text',
            onChoose: () => run('library.imports'),
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
