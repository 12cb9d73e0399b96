import { Dialog as Base } from '@base-ui/react/dialog'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useCall } from '../../api/useApi.ts'
import { view } from '../../app/view.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { choose } from './choose.ts'
import styles from './Palette.module.css'
import { PaletteFoot } from './PaletteFoot.tsx'
import { PaletteList } from './PaletteList.tsx'
import type { PaletteItem } from './paletteItems.ts'
import { usePaletteItems } from './usePaletteItems.ts'

const close = () => view.set({ palette: null })

/** Everything by name: commands, documents, codes, entities, words of the texts. */
export function Palette() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <Base.Root open onOpenChange={(isOpen) => isOpen || close()}>
      <Base.Portal>
        <Base.Backdrop className={styles['veil']} />
        <Base.Popup className={styles['popup']} initialFocus={input}>
          <Base.Title className="visually-hidden">{messages['palette.title']}</Base.Title>
          <PaletteBody input={input} />
          <PaletteFoot />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function PaletteBody({ input }: { readonly input: React.RefObject<HTMLInputElement | null> }) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState(0)
  const items = usePaletteItems(typed)
  const index = Math.min(wanted, items.length - 1)
  const take = useTake()
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, index, items.length)
    const item = items[index]
    if (next !== null) setWanted(next)
    else if (event.key === 'Enter' && item !== undefined) take(item)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles['field']}>
        <Icon name="search" />
        <input
          ref={input}
          className={styles['input']}
          role="combobox"
          aria-label={messages['palette.title']}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={items.length === 0 ? undefined : `${listId}-${index}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={messages['palette.placeholder']}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setWanted(0)
          }}
          onKeyDown={onKeyDown}
        />
        <span className={styles['scope']}>{messages['palette.scope']}</span>
      </div>
      <PaletteList id={listId} items={items} index={index} typed={typed} onTake={take} />
    </>
  )
}

/** After the palette has gone, so that the focus is back where the command looks for it. */
function useTake(): (item: PaletteItem) => void {
  const call = useCall()
  const run = useRun()
  return (item) => {
    close()
    setTimeout(() => choose(item.target, { call, run }))
  }
}

function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (index + 1) % count
  if (key === 'ArrowUp') return (index - 1 + count) % count
  return null
}
