import { useStore } from '../../app/store.ts'
import { keyOf } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import {
  chooseSides,
  compareState,
  type PageMode,
  pageModes,
  stepDifference,
  swapSides,
} from './compareState.ts'
import { type Difference, type Shown, shownIn } from './differences.ts'
import { SidePicker } from './SidePicker.tsx'
import type { ChosenSides } from './useSides.ts'
import styles from './VersionBar.module.css'

/** Which two versions, which difference of how many, and how the pages are set. */
export function VersionBar({
  choice,
  differences,
}: {
  readonly choice: ChosenSides
  /** Null until they are found. */
  readonly differences: readonly Difference[] | null
}) {
  const { sides } = choice
  return (
    <header className={styles['bar']}>
      <div className={styles['side']}>
        <span className={styles['letter']} aria-hidden>
          A
        </span>
        <SidePicker
          label={messages['compare.chooseA']}
          align="start"
          choice={choice}
          side={sides.left}
          onChange={(left) => chooseSides({ ...sides, left })}
        />
      </div>
      <Navigation differences={differences} />
      <div className={classes(styles['side'], styles['right'])}>
        <SidePicker
          label={messages['compare.chooseB']}
          align="end"
          choice={choice}
          side={sides.right}
          onChange={(right) => chooseSides({ ...sides, right })}
        />
        <span className={styles['letter']} aria-hidden>
          B
        </span>
      </div>
    </header>
  )
}

function Navigation({ differences }: { readonly differences: readonly Difference[] | null }) {
  return (
    <div className={styles['navigation']}>
      <IconButton
        icon="arrow-up"
        label={messages['command.comparePrevious']}
        keyName={keyOf('compare.previous')}
        onClick={() => stepDifference(-1)}
      />
      <Position differences={differences} />
      <IconButton
        icon="arrow-down"
        label={messages['command.compareNext']}
        keyName={keyOf('compare.next')}
        onClick={() => stepDifference(1)}
      />
      <IconButton
        icon="arrow-right-left"
        label={messages['command.compareSwap']}
        keyName={keyOf('compare.swap')}
        onClick={swapSides}
      />
      <ModeChoice />
    </div>
  )
}

function Position({ differences }: { readonly differences: readonly Difference[] | null }) {
  const filters = useStore(compareState, (state) => state.filters)
  const currentKey = useStore(compareState, (state) => state.currentKey)
  const shown = differences === null ? null : shownIn(differences, filters)
  return (
    <span className={styles['position']} role="status">
      {shown === null ? null : placeAmong(shown, currentKey)}
    </span>
  )
}

function placeAmong({ list, indexOf }: Shown, currentKey: string | null): string {
  const index = currentKey === null ? undefined : indexOf.get(currentKey)
  return index === undefined
    ? messages['compare.differences'](list.length)
    : messages['compare.differenceOf'](index + 1, list.length)
}

function ModeChoice() {
  const mode = useStore(compareState, (state) => state.mode)
  return (
    <fieldset className={styles['modes']}>
      <legend className="visually-hidden">{messages['compare.mode']}</legend>
      {pageModes.map((name: PageMode) => (
        <button
          key={name}
          type="button"
          className={styles['mode']}
          aria-pressed={name === mode}
          onClick={() => compareState.set({ mode: name })}
        >
          {messages[`compare.mode.${name}`]}
        </button>
      ))}
    </fieldset>
  )
}
