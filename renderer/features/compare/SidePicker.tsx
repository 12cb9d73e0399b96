import type { Side } from '../../../core/api/outcomeMethods.ts'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { useAnswer } from '../../api/useApi.ts'
import { dateText, shortDateText } from '../../i18n/dateText.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Choice } from './Choice.tsx'
import { DocumentChoice } from './DocumentChoice.tsx'
import styles from './SidePicker.module.css'
import { snapshotsOf } from './sides.ts'
import type { ChosenSides } from './useSides.ts'

interface SidePickerProps {
  readonly label: string
  readonly align: 'start' | 'end'
  readonly choice: ChosenSides
  readonly side: Side
  readonly onChange: (side: Side) => void
}

/** Says which version a side is; opens to choose another. */
export function SidePicker(props: SidePickerProps) {
  const { label, align, side } = props
  const { data: document } = useAnswer('documents.get', { documentId: side.documentId })
  return (
    <Popover
      title={label}
      align={align}
      trigger={
        <Button kind="plain" className={styles[align]}>
          <span className={styles['names']}>
            <span className="visually-hidden">{label}: </span>
            <b>{titleOf(side, document)}</b>
            <small title={detailOf(side)}>{detailOf(side)}</small>
          </span>
          <Icon name="chevron-down" size={14} />
        </Button>
      }
    >
      <SideForm {...props} document={document} />
    </Popover>
  )
}

function titleOf(side: Side, document: DocumentSummary | undefined): string {
  const revision = document?.revisions.find((one) => one.revision === side.revision)
  return messages['compare.revision'](side.revision ?? 1, shortDateText(revision?.capturedAt ?? ''))
}

function detailOf({ snapshot, annotators }: Side): string {
  const people = annotators?.join(', ') ?? messages['compare.everybody']
  const when = snapshot === undefined ? messages['compare.now'] : messages['compare.at'](snapshot)
  return messages['compare.side'](people, when)
}

function SideForm({
  choice,
  side,
  onChange,
  document,
}: SidePickerProps & { readonly document: DocumentSummary | undefined }) {
  const { documentId, revision = 1 } = side
  return (
    <div className={styles['form']}>
      <DocumentChoice
        documentId={documentId}
        title={document?.title ?? ''}
        onChoose={(chosen) => onChange({ documentId: chosen.id, revision: chosen.revision })}
      />
      <Choice
        label={messages['compare.revisionLabel']}
        value={String(revision)}
        onChange={(number) => onChange({ ...side, revision: Number(number) })}
        options={(document?.revisions ?? []).map((one) => [
          String(one.revision),
          messages['compare.revision'](one.revision, dateText(one.capturedAt)),
        ])}
      />
      <Choice
        label={messages['compare.annotationsLabel']}
        value={side.snapshot ?? ''}
        onChange={(name) => onChange(withSnapshot(side, name))}
        options={[
          ['', messages['compare.annotationsNow']],
          ...snapshotsOf(choice.snapshots, documentId).map(({ name }) => {
            return [name, messages['compare.annotationsAt'](name)] as const
          }),
        ]}
      />
      <People side={side} onChange={onChange} />
    </div>
  )
}

function withSnapshot({ snapshot: _, ...side }: Side, name: string): Side {
  return name === '' ? side : { ...side, snapshot: name }
}

/** Whose annotations count; everybody's while no one is left out. */
function People({ side, onChange }: Pick<SidePickerProps, 'side' | 'onChange'>) {
  const { data = [] } = useAnswer('annotators.list', {})
  const names = data.map(({ name }) => name)
  const chosen = side.annotators ?? names
  const toggle = (name: string) => {
    const others = chosen.filter((each) => each !== name)
    const next = chosen.includes(name) ? others : [...chosen, name]
    if (next.length === 0) return
    const { annotators: _, ...rest } = side
    onChange(next.length === names.length ? rest : { ...rest, annotators: next })
  }
  return (
    <>
      <span>{messages['compare.peopleLabel']}</span>
      <div className={styles['people']}>
        {names.map((name) => (
          <label key={name} className={styles['person']}>
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            {name}
          </label>
        ))}
      </div>
    </>
  )
}
