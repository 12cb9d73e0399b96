import { useState } from 'react'
import { view } from '../../app/view.ts'
import {
  type Command,
  type CommandContext,
  commandContexts,
  isOffered,
} from '../../commands/command.ts'
import { keyLabel } from '../../commands/keys.ts'
import { commands } from '../../commands/registry.ts'
import { messages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './KeysDialog.module.css'

/** Every key there is, by the place where it counts. */
export function KeysDialog() {
  const [words, setWords] = useState('')
  const shown = commands.filter(
    (command) => command.keys.length > 0 && isOffered(command) && answers(command, words),
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
          <KeyGroup key={context} context={context} commands={groups.get(context) ?? []} />
        ))}
      </div>
    </Dialog>
  )
}

function answers({ title, keys }: Command, words: string): boolean {
  const text = [messages[title], ...keys.map(keyLabel)].join(' ').toLowerCase()
  return text.includes(words.trim().toLowerCase())
}

function KeyGroup({
  context,
  commands: members,
}: {
  readonly context: CommandContext
  readonly commands: readonly Command[]
}) {
  if (members.length === 0) return null
  return (
    <section className={styles['group']}>
      <h3 className={styles['title']}>{messages[`keys.${context}`]}</h3>
      <dl className={styles['list']}>
        {members.map(({ id, title, keys }) => (
          <div key={id} className={styles['row']}>
            <dt>{messages[title]}</dt>
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
