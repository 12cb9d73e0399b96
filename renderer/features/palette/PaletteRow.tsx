import type { ReactNode } from 'react'
import { keyOf } from '../../commands/registry.ts'
import { classes } from '../../ui/classes.ts'
import { entityIcon } from '../../ui/entityIcon.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { MarkedText } from '../../ui/MarkedText.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './Palette.module.css'
import type { PaletteItem, PaletteTarget } from './paletteItems.ts'

export interface PaletteRowProps {
  readonly id: string
  readonly item: PaletteItem
  readonly isPresent: boolean
  readonly onTake: () => void
}

export function PaletteRow({ id, item, isPresent, onTake }: PaletteRowProps) {
  const { target, text, hits, hint, section } = item
  const key = keyOfTarget(target)
  return (
    // The keys are the field's: the caret stays there while the options are walked through.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field takes the option
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isPresent}
      className={classes(styles['row'], isPresent && styles['present'])}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <span className={styles['sign']}>{signOf(target)}</span>
      <span className={classes(styles['text'], section === 'text' && styles['words'])}>
        <MarkedText text={text} hits={hits} />
      </span>
      <span className={styles['hint']}>{hint}</span>
      {key === undefined ? null : <KeyCap name={key} />}
    </div>
  )
}

function signOf(target: PaletteTarget): ReactNode {
  switch (target.kind) {
    case 'command':
      return <Icon name={target.command.icon ?? 'chevron-right'} />
    case 'document':
      return <Icon name="file-text" />
    case 'code':
      return <Swatch colour={target.code.colour} />
    case 'entity':
      return <Icon name={entityIcon(target.entity.type)} />
    case 'hit':
      return <Icon name={target.hit.kind === 'note' ? 'sticky-note' : 'text'} />
  }
}

function keyOfTarget(target: PaletteTarget): string | undefined {
  if (target.kind === 'command') return keyOf(target.command)
  return target.kind === 'code' ? (target.code.shortcut ?? undefined) : undefined
}
