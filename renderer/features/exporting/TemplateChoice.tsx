import { useState } from 'react'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { undo } from '../../app/undo.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './ExportDialog.module.css'
import { newTemplate } from './exportChoice.ts'
import type { Templates } from './useTemplates.ts'

/** One that was just deleted, and by which operation. */
export interface RemovedTemplate {
  readonly name: string
  readonly seq: number
}

interface TemplateChoiceProps {
  readonly templates: Templates
  readonly removed: RemovedTemplate | null
  onChoose(template: string): void
  onBroughtBack(): void
}

/** Who writes the file: Variorum, or a template of the person's own. Not in sight where no template can. */
export function TemplateChoice(props: TemplateChoiceProps) {
  const { templates, removed, onChoose, onBroughtBack } = props
  const { kind, kept, chosen } = templates
  if (kind === null) return null
  return (
    <div className={styles['by']}>
      <SelectField
        label={messages['template.by']}
        value={chosen === null ? '' : (chosen.id ?? newTemplate)}
        options={[
          ['', messages['app.name']],
          ...kept.map(({ id, name }) => [id, name] as const),
          [newTemplate, messages['template.new']],
        ]}
        onChoose={onChoose}
      />
      <div role="status">
        {removed === null ? null : <Removed removed={removed} onBroughtBack={onBroughtBack} />}
      </div>
    </div>
  )
}

/** Here and not among the notices, which lie under the dialog. */
function Removed({
  removed: { name, seq },
  onBroughtBack,
}: Pick<TemplateChoiceProps, 'onBroughtBack'> & { readonly removed: RemovedTemplate }) {
  const call = useCall()
  const [isBusy, setIsBusy] = useState(false)
  const bringBack = () => {
    setIsBusy(true)
    undo(call, { seq })
      .then(onBroughtBack, sayProblem)
      .finally(() => setIsBusy(false))
  }
  return (
    <p className={styles['facts']}>
      {messages['template.removed'](name)}{' '}
      <Button disabled={isBusy} onClick={bringBack}>
        {messages['action.undo']}
      </Button>
    </p>
  )
}
