import { useState } from 'react'
import { verifiableFormatNames } from '../../../core/api/exportMethods.ts'
import type { Input, Output } from '../../../core/api/registry.ts'
import { comparedKinds } from '../../../core/export/roundTrip.ts'
import { useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ExportDialog.module.css'

type Verified = Output<'export.verify'>

/** Proves the export by reading it back, where its format can be read. Mounted anew for another request. */
export function VerifyExport({ request }: { readonly request: Input<'export.preview'> }) {
  const call = useCall()
  const [verified, setVerified] = useState<Verified | null>(null)
  const format = verifiableFormatNames.find((name) => name === request.format)
  if (format === undefined) return null
  const verify = async () => {
    const work = () => call('export.verify', { ...request, format })
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

function Result({ verified: { sent, total, differences } }: { readonly verified: Verified }) {
  const counts = comparedKinds.map((kind) => messages[`export.sent.${kind}`](sent[kind] ?? 0))
  if (total === 0) return <p>{messages['export.proven'](counts.join(', '))}</p>
  return (
    <>
      <p>{messages['export.differs'](total)}</p>
      <ul className={styles['losses']}>
        {differences.slice(0, 20).map(({ kind, way, what }) => (
          <li key={`${kind} ${way} ${what}`}>{messages[`export.${way}`](what)}</li>
        ))}
      </ul>
    </>
  )
}
