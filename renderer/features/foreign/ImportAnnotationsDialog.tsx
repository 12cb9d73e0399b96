import { useRef } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import { chooseFiles } from '../../api/files.ts'
import { useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { undoOffer } from '../../app/undo.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './ImportAnnotationsDialog.module.css'
import { type ForeignPreview, type Step, useForeignFiles } from './useForeignFiles.ts'

/** What a file of annotations may be called. */
const accepted = '.qdpx,.qdc,.qda,.zip,.xml,.tei,.sqlite3,.json,.jsonld,.ann,.txt'

const close = () => view.set({ dialog: null })

/** Annotations of another program: what the file holds is said before anything of it is in. */
export function ImportAnnotationsDialog() {
  const call = useCall()
  const choice = useRef<HTMLButtonElement>(null)
  const tell = (done: Output<'annotations.import'>) => {
    say(messages['foreign.imported'](done.documents, done.imported), undoOffer(call, done))
    close()
  }
  const { files, step, choose, start, stop } = useForeignFiles(tell)
  const leave = () => {
    stop()
    close()
  }
  const ask = async () => {
    const chosen = await chooseFiles(accepted, true)
    if (chosen.length > 0) choose(chosen)
  }
  return (
    <Dialog
      title={messages['foreign.title']}
      onClose={leave}
      initialFocus={choice}
      actions={<Actions step={step} onStart={start} onLeave={leave} />}
    >
      <p className={styles['explained']}>{messages['foreign.explained']}</p>
      <p className={styles['file']}>
        <Button
          ref={choice}
          icon="folder-open"
          disabled={step.kind === 'importing'}
          onClick={() => void ask().catch(sayProblem)}
        >
          {messages['foreign.choose']}
        </Button>
        {files.length === 0 ? null : <b>{messages['foreign.chosen'](files.map(nameOf))}</b>}
      </p>
      <div role="status">
        {step.kind === 'reading' ? <p>{messages['foreign.reading']}</p> : null}
        {step.kind === 'importing' ? <p>{messages['foreign.importing']}</p> : null}
        {step.kind === 'read' ? <Preview preview={step.preview} /> : null}
      </div>
      {step.kind === 'failed' ? (
        <ErrorNote error={step.error} what={messages['foreign.failed']} />
      ) : null}
    </Dialog>
  )
}

const nameOf = ({ name }: { readonly name: string }) => name

function Preview({ preview }: { readonly preview: ForeignPreview }) {
  const { titles, report } = preview
  return (
    <>
      <ul className={styles['counts']}>
        {countsOf(preview).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {titles.length === 0 ? null : (
        <Lines title={messages['foreign.newDocuments']} lines={titles} />
      )}
      {report.length === 0 ? null : (
        <Lines title={messages['foreign.report']} lines={report.map(({ message }) => message)} />
      )}
    </>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3 className={styles['title']}>{title}</h3>
      <ul className={styles['lines']}>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** Only what there is any of. */
function countsOf(preview: ForeignPreview): string[] {
  const { documents, imported, unplaced, skipped, withoutDocument } = preview
  const { codes, entities, relations, notes } = preview
  const counted = [
    [imported, messages['foreign.highlights']],
    [unplaced, messages['foreign.unplaced']],
    [skipped, messages['foreign.skipped']],
    [withoutDocument, messages['foreign.withoutDocument']],
    [documents, messages['foreign.documents']],
    [codes, messages['foreign.codes']],
    [entities, messages['foreign.entities']],
    [relations, messages['foreign.relations']],
    [notes, messages['foreign.notes']],
  ] as const
  const lines = counted.flatMap(([count, text]) => (count === 0 ? [] : [text(count)]))
  return lines.length === 0 ? [messages['foreign.nothing']] : lines
}

interface ActionsProps {
  readonly step: Step
  readonly onStart: () => void
  readonly onLeave: () => void
}

function Actions({ step, onStart, onLeave }: ActionsProps) {
  const isWorking = step.kind === 'reading' || step.kind === 'importing'
  return (
    <>
      <Button onClick={isWorking ? step.cancel : onLeave}>{messages['action.cancel']}</Button>
      <Button kind="primary" disabled={step.kind !== 'read'} onClick={onStart}>
        {messages['foreign.import']}
      </Button>
    </>
  )
}
