import { memo } from 'react'
import type { Comparison, DifferenceClass } from '../../../core/compare/comparison.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { keyLabel } from '../../commands/keys.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Deleted, Inserted } from '../../ui/ChangedWords.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { Choices } from './choices.ts'
import { classIcons } from './classIcons.ts'
import { compareState, cycleFilter } from './compareState.ts'
import styles from './FilterBar.module.css'
import { filterKey, filterOrder } from './filters.ts'
import { IgnoreChoice } from './IgnoreChoice.tsx'
import { OnlyFilter } from './OnlyFilter.tsx'
import { printReport } from './printReport.ts'
import { type ReportFormat, saveReport } from './saveReport.ts'

/** How many of each kind; every count is a filter of three states. */
export const FilterBar = memo(function FilterBar({
  comparison,
  choices,
}: {
  readonly comparison: Comparison
  readonly choices: Choices
}) {
  const { insertedWords, deletedWords, movedBlocks } = comparison.text
  return (
    <div className={styles['bar']} role="toolbar" aria-label={messages['compare.filters']}>
      <span className={styles['filters']}>
        {filterOrder.map((name) => (
          <Filter key={name} name={name} count={comparison.counts[name]} />
        ))}
      </span>
      <span className={styles['rule']} />
      <span className={styles['words']}>
        <span className="visually-hidden">
          {messages['compare.wordsLabel'](insertedWords, deletedWords)}
        </span>
        <span aria-hidden>
          <Inserted>{`+${insertedWords}`}</Inserted> <Deleted>{`−${deletedWords}`}</Deleted>{' '}
          <span className={styles['label']}>{messages['compare.words']}</span>
        </span>
      </span>
      <span className={classes(styles['words'], styles['moved'])}>
        {messages['compare.moved'](movedBlocks)}
      </span>
      <span className={styles['end']}>
        <IgnoreChoice hidden={comparison.hidden} />
        <OnlyFilter choices={choices} />
        <ReportMenu />
      </span>
    </div>
  )
})

function Filter({ name, count }: { readonly name: DifferenceClass; readonly count: number }) {
  const state = useStore(compareState, ({ filters }) => filters[name])
  const label = messages[`compare.class.${name}`]
  const said = messages[`compare.state.${state}`]
  return (
    <button
      type="button"
      className={classes(styles['filter'], styles[state], count === 0 && styles['none'])}
      data-filter={name}
      data-state={state}
      title={`${label} ${count}, ${said} (${keyLabel(filterKey(name))})`}
      onClick={() => cycleFilter(name)}
    >
      <Icon name={classIcons[name]} size={14} />
      <span className={styles['name']}>{label} </span>
      <b>{count}</b>
      <span className="visually-hidden">, {said}</span>
    </button>
  )
}

const formats: readonly ReportFormat[] = ['html', 'markdown', 'csv', 'json']

function ReportMenu() {
  const call = useCall()
  return (
    <Menu
      trigger={
        <Button kind="plain" icon="file-down" title={messages['command.compareReport']}>
          <span className={styles['reportName']}>{messages['compare.report']}</span>
        </Button>
      }
      items={[
        ...formats.map((format) => ({
          label: messages[`compare.report.${format}`],
          onChoose: () => void saveReport(call, format).catch(sayProblem),
        })),
        {
          label: messages['compare.print'],
          icon: 'printer',
          keyName: keyOf('compare.print'),
          onChoose: () => void printReport(call).catch(sayProblem),
        },
      ]}
    />
  )
}
