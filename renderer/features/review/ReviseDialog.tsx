import { type DragEvent, type RefObject, useRef, useState } from 'react'
import type { ReviseResult } from '../../../core/api/documentMethods.ts'
import type { Progress } from '../../../core/api/frames.ts'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { anchorStates } from '../../../core/model/anchor.ts'
import { beforeRevision } from '../../../core/model/beforeRevision.ts'
import type { AppError } from '../../../core/model/error.ts'
import { acceptedFiles, isWebPage } from '../../../core/model/importFormat.ts'
import { type Keeping, keepingAfter } from '../../../core/model/keeping.ts'
import { type ChosenFile, chooseFiles, grantFor } from '../../api/files.ts'
import { asAppError, type Call, useAnswer, useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { runTask } from '../../app/tasks.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { looksLikeCopy } from './newerCopy.ts'
import styles from './ReviseDialog.module.css'
import { reviewDocument } from './reviewState.ts'
import { stateIcons } from './stateIcons.ts'

const close = () => view.set({ dialog: null, dialogDocumentId: null })

/** Where bringing in a newer copy is. */
type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'working'; readonly progress: Progress | null; cancel(): void }
  | { readonly kind: 'done'; readonly result: ReviseResult }
  | { readonly kind: 'failed'; readonly error: AppError }

/** Says what a newer copy does, brings it in, and tells what became of the highlights. */
export function ReviseDialog() {
  const documentId = useStore(view, (state) => state.dialogDocumentId ?? state.documentId)
  const { data } = useAnswer('documents.get', documentId === null ? null : { documentId })
  if (data === undefined) return null
  return <Revising key={data.id} document={data} />
}

function Revising({ document }: { readonly document: DocumentSummary }) {
  const call = useCall()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [keeping, setKeeping] = useState(() =>
    keepingAfter(document.revisions.at(-1)?.extractor ?? ''),
  )
  const [step, setStep] = useState<Step>({ kind: 'choosing' })
  // What is said before stays said while the document has its new revision already.
  const [before] = useState(document)
  const start = () => {
    if (file === null) return
    const kept = isWebPage(file.name) ? keeping : undefined
    revise(call, { documentId: before.id, file, keeping: kept }, setStep)
  }
  const choose = useRef<HTMLButtonElement>(null)
  const leave = () => {
    if (step.kind === 'working') step.cancel()
    close()
  }
  return (
    <Dialog
      title={messages['revise.title']}
      onClose={leave}
      initialFocus={choose}
      actions={<Actions step={step} hasFile={file !== null} documentId={before.id} start={start} />}
    >
      {step.kind === 'done' ? (
        <Outcome result={step.result} />
      ) : (
        <Plan
          document={before}
          file={file}
          onFile={setFile}
          keeping={keeping}
          onKeeping={setKeeping}
          isLocked={step.kind === 'working'}
          choose={choose}
        />
      )}
      {step.kind === 'working' ? <Working progress={step.progress} /> : null}
      {step.kind === 'failed' ? (
        <ErrorNote error={step.error} what={messages['revise.failed']} />
      ) : null}
    </Dialog>
  )
}

interface Copy {
  readonly documentId: string
  readonly file: ChosenFile
  /** Of a web page. */
  readonly keeping: Keeping | undefined
}

function revise(
  call: Call,
  { documentId, file, keeping }: Copy,
  setStep: (step: Step) => void,
): void {
  const work = runTask(messages['revise.working'], async ({ signal, onProgress }) => {
    const own = new AbortController()
    const either = AbortSignal.any([signal, own.signal])
    const show = (progress: Progress | null) => {
      setStep({ kind: 'working', progress, cancel: () => own.abort() })
    }
    show(null)
    const grant = await grantFor(file, either)
    const options = {
      signal: either,
      onProgress: (progress: Progress) => {
        onProgress?.(progress)
        show(progress)
      },
    }
    return call('documents.revise', { documentId, grant, keeping }, options)
  })
  work
    .then((result) => setStep({ kind: 'done', result }))
    .catch((error: unknown) => {
      const problem = asAppError(error)
      const isCancelled = problem.code === 'cancelled'
      setStep(isCancelled ? { kind: 'choosing' } : { kind: 'failed', error: problem })
    })
}

interface PlanProps {
  readonly document: DocumentSummary
  readonly file: ChosenFile | null
  readonly onFile: (file: ChosenFile) => void
  readonly keeping: Keeping
  readonly onKeeping: (keeping: Keeping) => void
  readonly isLocked: boolean
  readonly choose: RefObject<HTMLButtonElement | null>
}

function Plan({ document, ...choice }: PlanProps) {
  const { file } = choice
  const next = (document.revisions.at(-1)?.revision ?? 0) + 1
  const isStranger = file !== null && !looksLikeCopy(file.name, document)
  return (
    <>
      <p className={styles['of']}>{messages['revise.of'](document.title)}</p>
      <ul className={styles['plan']}>
        <li>{messages['revise.what'](next)}</li>
        <li>{messages['revise.carried'](document.highlights)}</li>
        <li>{messages['revise.snapshot'](beforeRevision(next))}</li>
        <li>{messages['revise.undo']}</li>
      </ul>
      <FileChoice {...choice} />
      {file !== null && isWebPage(file.name) ? <PageChoice {...choice} /> : null}
      {isStranger ? (
        <p className={styles['stranger']} role="status">
          <Icon name="circle-alert" size={14} />
          {messages['revise.otherTitle'](file.name)}
        </p>
      ) : null}
    </>
  )
}

/** Of a web page its article, or all there is. */
function PageChoice({ keeping, onKeeping, isLocked }: Omit<PlanProps, 'document'>) {
  return (
    <label className={styles['page']}>
      <input
        type="checkbox"
        checked={keeping === 'whole'}
        disabled={isLocked}
        onChange={({ target }) => onKeeping(target.checked ? 'whole' : 'article')}
      />
      {messages['revise.wholePage']}
    </label>
  )
}

function FileChoice({ file, onFile, isLocked, choose }: Omit<PlanProps, 'document'>) {
  const take = (files: readonly ChosenFile[]) => {
    const [first] = files
    if (first !== undefined && !isLocked) onFile(first)
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const onDrop = (event: DragEvent) => {
    onDragOver(event)
    take([...event.dataTransfer.files])
  }
  return (
    <section
      className={styles['drop']}
      aria-label={messages['revise.choose']}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      {file === null ? <span>{messages['revise.drop']}</span> : <b>{file.name}</b>}
      <Button
        ref={choose}
        icon="folder-open"
        disabled={isLocked}
        onClick={() => void chooseFiles(acceptedFiles(), false).then(take, sayProblem)}
      >
        {messages['revise.choose']}
      </Button>
    </section>
  )
}

function Working({ progress }: { readonly progress: Progress | null }) {
  const { done, total } = progress ?? { done: 0, total: 0 }
  const label = messages['revise.progress'](done, total)
  return (
    <p className={styles['working']} role="status">
      <progress aria-label={label} {...(total > 0 ? { value: done, max: total } : {})} />
      {label}
    </p>
  )
}

function Outcome({ result }: { readonly result: ReviseResult }) {
  if (result.unchanged) return <p>{messages['revise.unchanged']}</p>
  return (
    <>
      <p className={styles['of']}>{messages['revise.done'](result.revision)}</p>
      <ul className={styles['counts']}>
        {anchorStates.map((state) => (
          <li key={state} data-state={state}>
            <b>{result.counts[state]}</b>
            <span>
              <Icon name={stateIcons[state]} size={14} />
              {messages[`review.state.${state}`]}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

interface ActionsProps {
  readonly step: Step
  readonly hasFile: boolean
  readonly documentId: string
  readonly start: () => void
}

function Actions({ step, hasFile, documentId, start }: ActionsProps) {
  if (step.kind === 'working') {
    return <Button onClick={step.cancel}>{messages['action.cancel']}</Button>
  }
  if (step.kind === 'done') return <AfterActions result={step.result} documentId={documentId} />
  return (
    <>
      <Button onClick={close}>{messages['action.cancel']}</Button>
      <Button kind="primary" disabled={!hasFile} onClick={start}>
        {messages['revise.run']}
      </Button>
    </>
  )
}

function AfterActions({
  result: { unchanged, counts },
  documentId,
}: {
  readonly result: ReviseResult
  readonly documentId: string
}) {
  const waiting = counts.edited + counts.ambiguous + counts.orphan
  const go = (screen: 'review' | 'compare') => {
    close()
    reviewDocument(documentId)
    view.set({ screen, documentId, revision: null })
  }
  return (
    <>
      <Button onClick={close}>{messages['action.close']}</Button>
      {unchanged ? null : (
        <Button icon="git-compare-arrows" onClick={() => go('compare')}>
          {messages['revise.compare']}
        </Button>
      )}
      {waiting === 0 ? null : (
        <Button kind="primary" onClick={() => go('review')}>
          {messages['revise.review'](waiting)}
        </Button>
      )}
    </>
  )
}
