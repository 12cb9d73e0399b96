import { useEffect, useRef } from 'react'
import { messages } from '../../i18n/messages.ts'
import styles from './Palette.module.css'
import { PaletteRow } from './PaletteRow.tsx'
import type { PaletteItem } from './paletteItems.ts'

export interface PaletteListProps {
  readonly id: string
  readonly items: readonly PaletteItem[]
  readonly index: number
  readonly typed: string
  readonly onTake: (item: PaletteItem) => void
}

/** The answers, by sections; the caret stays in the field and walks through them. */
export function PaletteList({ id, items, index, typed, onTake }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${index}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id, index])
  const sections = Map.groupBy(items.entries(), ([, item]) => item.section)
  return (
    <>
      {items.length > 0 ? null : (
        <p className={styles['nothing']} role="status">
          {messages['palette.nothing'](typed)}
        </p>
      )}
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={messages['palette.results']}
        className={styles['list']}
      >
        {[...sections].map(([section, entries]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
          <div key={section} role="group" aria-labelledby={`${id}-${section}`}>
            <div className={styles['section']} id={`${id}-${section}`} role="presentation">
              {messages[`palette.${section}`]}
            </div>
            {entries.map(([at, item]) => (
              <PaletteRow
                key={item.id}
                id={`${id}-${at}`}
                item={item}
                isPresent={at === index}
                onTake={() => onTake(item)}
              />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}
