import { useId } from 'react'
import { type ExportFormatName, exportFormatNames } from '../../../core/api/exportMethods.ts'
import { can } from '../../api/host.ts'
import { messages } from '../../i18n/messages.ts'
import { Choice } from '../../ui/Choice.tsx'
import styles from './ExportDialog.module.css'

/** What a person wants of the file. */
const purposes = ['read', 'count', 'exchange'] as const

const purposeOf: Readonly<Record<ExportFormatName, (typeof purposes)[number]>> = {
  markdown: 'read',
  html: 'read',
  pdf: 'read',
  obsidian: 'read',
  docx: 'read',
  odt: 'read',
  csv: 'count',
  xlsx: 'count',
  json: 'count',
  jsonld: 'exchange',
  hypothesis: 'exchange',
  qdpx: 'exchange',
  qdc: 'exchange',
  brat: 'exchange',
  casjson: 'exchange',
  taguette: 'exchange',
  csljson: 'exchange',
}

interface FormatChoiceProps {
  readonly value: ExportFormatName
  readonly onChoose: (format: ExportFormatName) => void
}

/** Every format in sight, a PDF only where the host can print, side by side by what it is for; the arrow keys walk through all of them. */
export function FormatChoice({ value, onChoose }: FormatChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles['formats']}>
      <legend className="visually-hidden">{messages['export.format']}</legend>
      {purposes.map((purpose) => (
        <Choice
          key={purpose}
          label={messages[`export.to.${purpose}`]}
          name={name}
          value={value}
          options={exportFormatNames
            .filter((format) => format !== 'pdf' || can('print'))
            .filter((format) => purposeOf[format] === purpose)
            .map((format) => ({ value: format, label: messages[`export.${format}`] }))}
          onChoose={onChoose}
        />
      ))}
    </fieldset>
  )
}
