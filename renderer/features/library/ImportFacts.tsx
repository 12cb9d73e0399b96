import type { ReactNode } from 'react'
import type { ImportEntry } from '../../../core/api/importMethods.ts'
import { shortDateText } from '../../i18n/dateText.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import styles from './ImportFacts.module.css'
import { fileFactsOf, outcomeOf } from './importTexts.ts'
import { ReportLines } from './ReportLines.tsx'

const icons: Readonly<Record<ImportEntry['kind'], IconName>> = {
  document: 'file-plus',
  revision: 'file-text',
  annotations: 'folder-open',
  bibliography: 'book-open',
}

interface ImportFactsProps {
  readonly entry: ImportEntry
  /** The documents, where they are not plain from what is around. */
  readonly children?: ReactNode
}

/** One import: the file, what came of it, who brought it and when, how it was read, and its report. */
export function ImportFacts({ entry, children }: ImportFactsProps) {
  const { kind, file, label, at, annotator, sha256, report } = entry
  const facts = fileFactsOf(entry)
  const name = file ?? label ?? ''
  return (
    <div className={styles['entry']} data-import={kind}>
      <p className={styles['head']}>
        <Icon name={icons[kind]} size={14} />
        <b className={styles['name']}>{name}</b>
        <time className={styles['at']} dateTime={at}>
          {messages['imports.by'](annotator ?? '', shortDateText(at))}
        </time>
      </p>
      <p className={styles['outcome']}>
        {outcomeOf(entry)} {children}
      </p>
      {facts === '' ? null : <p className={styles['facts']}>{facts}</p>}
      {sha256 === null ? null : (
        <code className={styles['hash']} title={messages['imports.hash']}>
          {sha256}
        </code>
      )}
      <ReportLines report={report} label={messages['imports.report'](name)} />
    </div>
  )
}
