import { useState } from 'react'
import { citingFormatNames, type ExportFormatName } from '../../../core/api/exportMethods.ts'
import { citationStyleNames, ownStyle } from '../../../core/model/citationStyle.ts'
import type { AppError } from '../../../core/model/error.ts'
import { chooseFiles, grantFor } from '../../api/files.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { useChosenStyle } from '../../app/citing.ts'
import { messages } from '../../i18n/messages.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './ExportDialog.module.css'

/** How the file cites its sources. Not in sight where its format cites none. */
export function StyleChoice({ format }: { readonly format: ExportFormatName }) {
  if (!citingFormatNames.includes(format)) return null
  return (
    <div className={styles['by']}>
      <StyleField />
    </div>
  )
}

/** Stands for the way to a style of a person's own. */
const another = 'another'
const offered = [...citationStyleNames, ownStyle] as const

/** The style that everything is cited by: one choice for what is copied and what is exported. */
export function StyleField() {
  const call = useCall()
  const [chosen, choose] = useChosenStyle()
  const [error, setError] = useState<AppError | null>(null)
  const bringOwn = async () => {
    const [file] = await chooseFiles('.csl', false)
    if (file === undefined) return
    const own = await call('export.readStyle', { grant: await grantFor(file) })
    choose({ citationStyle: ownStyle, ownStyle: own })
  }
  const chooseNamed = (value: string) => {
    setError(null)
    if (value === another) bringOwn().catch((problem: unknown) => setError(asAppError(problem)))
    else choose({ ...chosen, citationStyle: offered.find((name) => name === value) ?? '' })
  }
  return (
    <>
      <SelectField
        label={messages['export.citationStyle']}
        isLabelAbove
        value={chosen.citationStyle}
        options={[
          ['', messages['export.cite.own']],
          ...citationStyleNames.map((name) => [name, messages[`export.cite.${name}`]] as const),
          ...(chosen.ownStyle === null ? [] : [[ownStyle, chosen.ownStyle.title] as const]),
          [another, messages['export.cite.choose']],
        ]}
        onChoose={chooseNamed}
      />
      {error === null ? null : <ErrorNote error={error} />}
    </>
  )
}
