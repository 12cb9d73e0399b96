import { useState } from 'react'
import type { Input, Output } from '../../../core/api/registry.ts'
import { comparedKinds } from '../../../core/export/roundTrip.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { differenceLines } from './differenceLines.ts'
import styles from './ExportDialog.module.css'

type Verified = Output<'export.verify'>

/** Differences that are listed; the rest is counted. */
const SHOWN = 20

/** Proves the export by reading it back. Mounted anew for another request. */
export function VerifyExport({ request }: { readonly request: Input<'export.preview'> }) {
  const call = useCall()
  const [verified, setVerified] = useState<Verified | null>(null)
  const verify = async () => {
    const work = () => call('export.verify', request)
    setVerified(await runTask(messages['export.verifying'], work))
  }
  return (
    <section className={styles['verify']} aria-label={messages['export.verify']}>
      <Button icon="check" onClick={() => verify().catch(sayProblem)}>
        {messages['export.verify']}
      </Button>
      <div role="status">{verified === null ? null : <Result verified={verified} />}</div>
    </section>
  )
}

function Result({ verified: { by, sent, total, differences } }: { readonly verified: Verified }) {
  const counts = comparedKinds
    .filter((kind) => (sent[kind] ?? 0) > 0)
    .map((kind) => messages[`export.sent.${kind}`](sent[kind] ?? 0))
  return (
    <>
      <p>{messages[`export.proven.${by}`](total, counts.join(', '))}</p>
      {total === 0 ? null : (
        <ul className={styles['losses']}>
          {differenceLines({ differences: differences.slice(0, SHOWN), by }).map(
            ({ key, text }) => (
              <li key={key}>{text}</li>
            ),
          )}
          {total > SHOWN ? <li>{messages['export.moreDiffer'](total - SHOWN)}</li> : null}
        </ul>
      )}
      {by === 'words' ? <p>{messages['export.byWords']}</p> : null}
    </>
  )
}
