import { useState } from 'react'
import { countedCodes } from '../../../core/state/countedCodes.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import styles from './Codebook.module.css'
import { CodeDetails } from './CodeDetails.tsx'
import { paletteNames } from './paletteNames.ts'

/** Every code: the tree at the left, the one chosen at the right. */
export function Codebook() {
  const isOpen = useStore(reading, (state) => state.isCodebookOpen)
  if (!isOpen) return null
  return (
    <Dialog
      title={messages['codes.book']}
      width="wide"
      onClose={() => reading.set({ isCodebookOpen: false })}
    >
      <Book />
    </Dialog>
  )
}

function Book() {
  const { data: codes = [] } = useAnswer('codes.list', {})
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = codes.find(({ id }) => id === chosenId) ?? codes[0]
  const add = useAddCode(setChosenId, codes.length)
  return (
    <div className={styles['book']}>
      <div className={styles['tree']}>
        {codes.length === 0 ? <EmptyState text={messages['codes.empty']} /> : null}
        <ul className={styles['list']} aria-label={messages['codes.book']}>
          {countedCodes(codes).map(({ code, depth, total }) => (
            <li key={code.id}>
              <button
                type="button"
                aria-current={code === chosen}
                className={classes(styles['row'], code === chosen && styles['current'])}
                onClick={() => setChosenId(code.id)}
              >
                <i className={styles['indent']} style={{ width: depth * 16 }} />
                <Swatch colour={code.colour} />
                <span className={styles['name']}>{code.name}</span>
                <span className={styles['count']}>{total}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button icon="plus" onClick={() => add(null)}>
          {messages['codes.add']}
        </Button>
      </div>
      {chosen === undefined ? null : (
        <CodeDetails
          key={chosen.id}
          code={chosen}
          codes={codes}
          onAddChild={() => add(chosen.id)}
          onGone={setChosenId}
        />
      )}
    </div>
  )
}

/** New codes take the first free pair of hue and ruling. */
function useAddCode(onMade: (id: string) => void, count: number) {
  const call = useCall()
  return (parentId: string | null) =>
    attempt(async () => {
      const colour = paletteNames[count % paletteNames.length] ?? 'slate'
      const inherits = parentId === null ? { colour } : {}
      const name = `${messages['bubble.code']} ${count + 1}`
      onMade((await call('codes.create', { name, parentId, ...inherits })).id)
    })
}
