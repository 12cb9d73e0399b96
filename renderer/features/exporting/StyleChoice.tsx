import { useState } from 'react'
import { citingFormatNames } from '../../../core/api/exportMethods.ts'
import { citationStyleNames } from '../../../core/model/citationStyle.ts'
import type { AppError } from '../../../core/model/error.ts'
import { chooseFiles, grantFor } from '../../api/files.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { messages } from '../../i18n/messages.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './ExportDialog.module.css'
import { type ExportChoice, ownStyle } from './exportChoice.ts'

interface StyleChoiceProps {
  readonly choice: ExportChoice
  readonly onChange: (change: Partial<ExportChoice>) => void
}

/** Stands for the way to a style of a person's own. */
const another = 'another'

/** How the file cites its sources. Not in sight where its format cites none. */
export function StyleChoice({ choice, onChange }: StyleChoiceProps) {
  const call = useCall()
  const [error, setError] = useState<AppError | null>(null)
  if (!citingFormatNames.includes(choice.format)) return null
  const bringOwn = async () => {
    const [file] = await chooseFiles('.csl', false)
    if (file === undefined) return
    const own = await call('export.readStyle', { grant: await grantFor(file) })
    onChange({ citationStyle: ownStyle, ownStyle: own })
  }
  const choose = (value: string) => {
    setError(null)
    if (value === another) bringOwn().catch((problem: unknown) => setError(asAppError(problem)))
    else onChange({ citationStyle: offered.find((name) => name === value) ?? '' })
  }
  return (
    <div className={styles['by']}>
      <SelectField
        label={messages['export.citationStyle']}
        isLabelAbove
        value={choice.citationStyle}
        options={[
          ['', messages['export.cite.own']],
          ...citationStyleNames.map((name) => [name, messages[`export.cite.${name}`]] as const),
          ...(choice.ownStyle === null ? [] : [[ownStyle, choice.ownStyle.title] as const]),
          [another, messages['export.cite.choose']],
        ]}
        onChoose={choose}
      />
      {error === null ? null : <ErrorNote error={error} />}
    </div>
  )
}

const offered = [...citationStyleNames, ownStyle] as const
