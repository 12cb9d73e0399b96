import { useState } from 'react'
import type { ImportEntry } from '../../../core/api/importMethods.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ImportFacts.module.css'

/** Lines that are shown before anybody asks for more. */
const FEW = 5

interface ReportLinesProps {
  readonly report: ImportEntry['report']
  readonly label: string
}

/** What was guessed or left out; that nothing was is said, and that nobody knows, too. */
export function ReportLines({ report, label }: ReportLinesProps) {
  const [isWhole, setIsWhole] = useState(false)
  if (report === null) return <p className={styles['facts']}>{messages['imports.noReport']}</p>
  if (report.length === 0) {
    return <p className={styles['facts']}>{messages['imports.nothingLeft']}</p>
  }
  const shown = isWhole ? report : report.slice(0, FEW)
  // Lines may be alike: where one stands is part of what it is.
  const lines = shown.map(({ message }, index) => ({ key: `${index} ${message}`, message }))
  return (
    <>
      <ul className={styles['lines']} aria-label={label}>
        {lines.map(({ key, message }) => (
          <li key={key}>{message}</li>
        ))}
      </ul>
      {report.length <= FEW ? null : (
        <Button kind="plain" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? messages['imports.fewerLines'] : messages['imports.allLines'](report.length)}
        </Button>
      )}
    </>
  )
}
