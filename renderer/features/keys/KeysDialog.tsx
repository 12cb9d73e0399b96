import { useState } from 'react'
import { view } from '../../app/view.ts'
import { commandContexts, isOffered } from '../../commands/command.ts'
import { isMac, keyLabel } from '../../commands/keys.ts'
import { commands } from '../../commands/registry.ts'
import { caretKeys } from '../../editor/caretKeys.ts'
import { messages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './KeysDialog.module.css'

/** Every key there is, by the place where it counts. */
export function KeysDialog() {
  const [words, setWords] = useState('')
  const shown = commands.filter(
    (command) =>
      command.keys.length > 0 &&
      isOffered(command) &&
      holds({ ...command, title: messages[command.title] }, words),
  )
  const groups = Map.groupBy(shown, ({ context }) => context)
  return (
    <Dialog title={messages['keys.title']} width="wide" onClose={() => view.set({ dialog: null })}>
      <div className={styles['head']}>
        <TextField
          label={messages['keys.filter']}
          isLabelHidden
          placeholder={messages['keys.filter']}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className={styles['explained']}>{messages['keys.explained']}</p>
      </div>
      <div className={styles['groups']}>
        {commandContexts.map((context) => (
          <KeyGroup
            key={context}
            title={messages[`keys.${context}`]}
            rows={(groups.get(context) ?? []).map(({ id, title, keys }) => ({
              id,
              keys,
              title: messages[title],
            }))}
          />
        ))}
        <KeyGroup
          title={messages['keys.caret']}
          rows={caretRows.filter((row) => holds(row, words))}
        />
      </div>
    </Dialog>
  )
}

interface KeyRow {
  readonly id: string
  readonly title: string
  readonly keys: readonly string[]
}

/** No commands: the reader has them from the caret's place. */
const caretRows = caretKeys(isMac).map(
  ([unit, keys]): KeyRow => ({ id: unit, keys, title: messages[`keys.caret.${unit}`] }),
)

function holds({ title, keys }: KeyRow, words: string): boolean {
  const text = [title, ...keys.map(keyLabel)].join(' ').toLowerCase()
  return text.includes(words.trim().toLowerCase())
}

function KeyGroup({ title, rows }: { readonly title: string; readonly rows: readonly KeyRow[] }) {
  if (rows.length === 0) return null
  return (
    <section className={styles['group']}>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['list']}>
        {rows.map(({ id, title: what, keys }) => (
          <div key={id} className={styles['row']}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <KeyCap key={key} name={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
