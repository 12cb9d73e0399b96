import { citingFormatNames } from '../../../core/api/exportMethods.ts'
import { citationStyleNames } from '../../../core/model/citationStyle.ts'
import { messages } from '../../i18n/messages.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './ExportDialog.module.css'
import type { ExportChoice } from './exportChoice.ts'

interface StyleChoiceProps {
  readonly choice: ExportChoice
  readonly onChange: (change: Partial<ExportChoice>) => void
}

/** How the file cites its sources. Not in sight where its format cites none. */
export function StyleChoice({ choice, onChange }: StyleChoiceProps) {
  if (!citingFormatNames.includes(choice.format)) return null
  return (
    <div className={styles['by']}>
      <SelectField
        label={messages['export.citationStyle']}
        isLabelAbove
        value={choice.citationStyle}
        options={[
          ['', messages['export.cite.own']],
          ...citationStyleNames.map((name) => [name, messages[`export.cite.${name}`]] as const),
        ]}
        onChoose={(value) =>
          onChange({ citationStyle: citationStyleNames.find((name) => name === value) ?? '' })
        }
      />
    </div>
  )
}
