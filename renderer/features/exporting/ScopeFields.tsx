import { pageSizes } from '../../../core/api/deskMethods.ts'
import { annotationOrderNames, orderingFormatNames } from '../../../core/api/exportMethods.ts'
import { anchorStates } from '../../../core/model/anchor.ts'
import { useAnswer } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { Choice } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './ExportDialog.module.css'
import { type ExportChoice, type ExportPlace, offeredWhats } from './exportChoice.ts'

interface ScopeFieldsProps {
  readonly choice: ExportChoice
  readonly place: ExportPlace
  readonly onChange: (change: Partial<ExportChoice>) => void
}

/** What goes out: of which documents, and of their annotations only those of a code, an entity, ... */
export function ScopeFields({ choice, place, onChange }: ScopeFieldsProps) {
  return (
    <>
      <What choice={choice} place={place} onChange={onChange} />
      {choice.format === 'pdf' ? (
        <Choice
          label={messages['export.paper']}
          value={choice.pageSize}
          options={pageSizes.map((value) => ({ value, label: messages[`export.paper.${value}`] }))}
          onChoose={(pageSize) => onChange({ pageSize })}
        />
      ) : null}
      <h3 className={styles['title']}>{messages['export.only']}</h3>
      <div className={styles['narrow']}>
        <Codes choice={choice} onChange={onChange} />
        <Entities choice={choice} onChange={onChange} />
        <Annotators choice={choice} onChange={onChange} />
        <SelectField
          label={messages['export.state']}
          value={choice.state}
          options={[
            ['', messages['export.everyState']],
            ...anchorStates.map((state) => [state, messages[`review.state.${state}`]] as const),
          ]}
          onChoose={(value) =>
            onChange({ state: anchorStates.find((state) => state === value) ?? '' })
          }
        />
        <Order choice={choice} onChange={onChange} />
      </div>
    </>
  )
}

function What({ choice, place, onChange }: ScopeFieldsProps) {
  const offered = offeredWhats(place)
  if (offered.length === 1) return null
  return (
    <Choice
      label={messages['export.scope']}
      value={choice.what}
      options={offered.map((value) => ({ value, label: labelOf(value, place) }))}
      onChoose={(what) => onChange({ what })}
    />
  )
}

function labelOf(what: ExportChoice['what'], { foundIds, shownIds }: ExportPlace): string {
  switch (what) {
    case 'found':
      return messages['export.found'](foundIds.length)
    case 'shown':
      return messages['export.shown'](shownIds.length)
    default:
      return messages[`export.${what}`]
  }
}

type FieldProps = Pick<ScopeFieldsProps, 'choice' | 'onChange'>

/** In which the annotations are read; files for other programs have no order to choose. */
function Order({ choice, onChange }: FieldProps) {
  if (!orderingFormatNames.includes(choice.format)) return null
  return (
    <SelectField
      label={messages['export.order']}
      value={choice.order}
      options={annotationOrderNames.map((name) => [name, messages[`export.order.${name}`]])}
      onChoose={(value) =>
        onChange({ order: annotationOrderNames.find((name) => name === value) ?? 'position' })
      }
    />
  )
}

function Codes({ choice, onChange }: FieldProps) {
  const { data = [] } = useAnswer('codes.list', {})
  return (
    <SelectField
      label={messages['export.code']}
      value={choice.codeId}
      options={[
        ['', messages['export.everyCode']],
        ...data.map(({ id, path }) => [id, path.join(' / ')] as const),
      ]}
      onChoose={(codeId) => onChange({ codeId })}
    />
  )
}

function Entities({ choice, onChange }: FieldProps) {
  const { data = [] } = useAnswer('entities.list', {})
  return (
    <SelectField
      label={messages['export.entity']}
      value={choice.entityId}
      options={[
        ['', messages['export.everyEntity']],
        ...data.map(({ id, label }) => [id, label] as const),
      ]}
      onChoose={(entityId) => onChange({ entityId })}
    />
  )
}

function Annotators({ choice, onChange }: FieldProps) {
  const { data = [] } = useAnswer('annotators.list', {})
  return (
    <SelectField
      label={messages['export.annotator']}
      value={choice.annotatorId}
      options={[
        ['', messages['export.everyAnnotator']],
        ...data.map(({ id, name }) => [id, name] as const),
      ]}
      onChoose={(annotatorId) => onChange({ annotatorId })}
    />
  )
}
