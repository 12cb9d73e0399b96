import { type ReactNode, useId } from 'react'
import type { CodeView } from '../../../core/api/codebookMethods.ts'
import type { Input } from '../../../core/api/registry.ts'
import { withDescendants } from '../../../core/state/treeOfCodes.ts'
import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { useAhead } from '../../app/useAhead.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Codebook.module.css'
import { paletteNames } from './paletteNames.ts'

interface DetailsProps {
  readonly code: CodeView
  readonly codes: readonly CodeView[]
  onAddChild(): void
  /** The code to show instead, if any. */
  onGone(nextId: string | null): void
}

/** All that can be said and done about one code; every field is saved when it is left. */
export function CodeDetails({ code, codes, onAddChild, onGone }: DetailsProps) {
  const call = useCall()
  const change = (fields: Omit<Input<'codes.update'>, 'codeId'>) =>
    attempt(() => call('codes.update', { codeId: code.id, ...fields }))
  const trash = async () => {
    const done = await attempt(() => call('codes.trash', { codeId: code.id }))
    if (done === null) return
    say(messages['codes.trashed'](code.name))
    onGone(null)
  }
  return (
    <div className={styles['details']}>
      <TextField
        label={messages['codes.name']}
        defaultValue={code.name}
        onBlur={({ target }) => {
          const name = target.value.trim()
          if (name !== '' && name !== code.name) void change({ name })
        }}
      />
      <Colours code={code} onChoose={(colour) => change({ colour })} />
      <Description code={code} onChange={(description) => void change({ description })} />
      <TextField
        label={messages['codes.shortcut']}
        hint={messages['codes.shortcutHint']}
        defaultValue={code.shortcut ?? ''}
        onBlur={({ target }) => {
          const shortcut = target.value.trim() || null
          if (shortcut !== code.shortcut) void change({ shortcut })
        }}
      />
      <CodeChoice
        label={messages['codes.parent']}
        empty={messages['codes.top']}
        value={code.parentId ?? ''}
        choices={elsewhere(codes, code)}
        onChoose={(id) => void change({ parentId: id === '' ? null : id })}
      />
      <Merge code={code} codes={codes} onGone={onGone} />
      <div className={styles['actions']}>
        <span className={styles['count']}>{messages['codes.count'](code.highlights)}</span>
        <Button icon="plus" onClick={onAddChild}>
          {messages['codes.addChild']}
        </Button>
        <Button icon="trash-2" onClick={trash}>
          {messages['codes.trash']}
        </Button>
      </div>
    </div>
  )
}

/** Codes that one can be moved below or merged into: not itself, not what is below it. */
function elsewhere(codes: readonly CodeView[], { id: own }: CodeView): readonly CodeView[] {
  const below = withDescendants(codes, own)
  return codes.filter(({ id }) => !below.has(id))
}

function Colours({
  code,
  onChoose,
}: {
  readonly code: CodeView
  onChoose(colour: (typeof paletteNames)[number]): Promise<unknown>
}) {
  const [colour, setColour] = useAhead<string>(code.colour)
  return (
    <fieldset className={styles['colours']}>
      <legend>{messages['codes.colour']}</legend>
      {paletteNames.map((name) => (
        <label key={name} className={styles['colour']} title={name}>
          <input
            type="radio"
            name="colour"
            aria-label={name}
            checked={colour === name}
            onChange={() => setColour(name, onChoose(name))}
          />
          <Swatch colour={name} />
        </label>
      ))}
    </fieldset>
  )
}

function Description({
  code,
  onChange,
}: {
  readonly code: CodeView
  onChange(text: string): void
}) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{messages['codes.description']}</label>
      <textarea
        id={id}
        rows={4}
        className={styles['text']}
        defaultValue={code.description}
        onBlur={({ target }) => target.value !== code.description && onChange(target.value)}
      />
    </div>
  )
}

/** Everything of the code goes to another one, as one operation that undo takes back. */
function Merge({ code, codes, onGone }: Omit<DetailsProps, 'onAddChild'>): ReactNode {
  const call = useCall()
  const merge = async (into: string) => {
    const merged = await attempt(() => call('codes.merge', { codeId: code.id, into }))
    if (merged === null) return
    say(messages['codes.merged'](code.name, merged.name))
    onGone(into)
  }
  return (
    <CodeChoice
      label={messages['codes.mergeInto']}
      empty={messages['codes.choose']}
      value=""
      choices={elsewhere(codes, code)}
      onChoose={(id) => id !== '' && void merge(id)}
    />
  )
}

function CodeChoice(props: {
  readonly label: string
  readonly empty: string
  readonly value: string
  readonly choices: readonly CodeView[]
  onChoose(id: string): void
}) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        className={styles['select']}
        value={props.value}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{props.empty}</option>
        {props.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.path.join(' / ')}
          </option>
        ))}
      </select>
    </div>
  )
}
