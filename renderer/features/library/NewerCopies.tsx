import { type FormEvent, useId, useRef, useState } from 'react'
import type { CopyOf } from '../../../core/api/documentMethods.ts'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { countCopies, decidedFiles, firstDecision, LEAVE_OUT, SEPARATE } from './decideCopies.ts'
import { type CopyQuestion, copyQuestions, importDecided } from './importFiles.ts'
import styles from './NewerCopies.module.css'

/** Asks of files that look like newer copies what they are; nothing is in before it is answered. */
export function NewerCopies() {
  const [first] = useStore(copyQuestions, (state) => state.all)
  const [number, setNumber] = useState(0)
  if (first === undefined) return null
  const next = () => {
    copyQuestions.set({ all: copyQuestions.get().all.filter((each) => each !== first) })
    setNumber(number + 1)
  }
  return <Question key={number} question={first} onEnd={next} />
}

function Question({ question, onEnd }: { question: CopyQuestion; onEnd: () => void }) {
  const { files, copies } = question
  const formId = useId()
  const [decisions, setDecisions] = useState(() => copies.map(({ of }) => firstDecision(of)))
  const { isWorking, error, start, cancel } = useImport(onEnd)
  const others = files.length - copies.length
  const { newer, same } = countCopies(copies)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWorking) start(decidedFiles(question, decisions))
  }
  const chooseAll = (choose: (of: readonly CopyOf[]) => string) =>
    setDecisions(copies.map(({ of }) => choose(of)))
  return (
    <Dialog
      title={messages['copies.title'](newer, same)}
      onClose={isWorking ? cancel : onEnd}
      actions={
        <>
          <Button onClick={isWorking ? cancel : onEnd}>{messages['action.cancel']}</Button>
          <Button kind="primary" type="submit" form={formId} disabled={isWorking}>
            {messages['copies.import'](decidedFiles(question, decisions).length)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        {copies.length === 1 ? null : (
          <p className={styles['all']}>
            {newer === 0 ? null : (
              <Button onClick={() => chooseAll(firstDecision)}>
                {messages['copies.allNewer']}
              </Button>
            )}
            <Button onClick={() => chooseAll(() => SEPARATE)}>
              {messages['copies.allSeparate']}
            </Button>
          </p>
        )}
        {copies.map(({ file, of }, index) => (
          <OneFile
            // Two files of one name can come; the order never changes.
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
            key={index}
            name={file.name}
            of={of}
            decision={decisions[index] ?? SEPARATE}
            onDecide={(decision) => setDecisions(decisions.with(index, decision))}
          />
        ))}
      </form>
      {others === 0 ? null : (
        <p className={styles['others']}>{messages['copies.others'](others)}</p>
      )}
      {isWorking ? <p role="status">{messages['library.importing']}</p> : null}
      {error === null ? null : <ErrorNote error={error} what={messages['copies.failed']} />}
    </Dialog>
  )
}

interface OneFileProps {
  readonly name: string
  readonly of: readonly CopyOf[]
  readonly decision: string
  onDecide(decision: string): void
}

function OneFile({ name, of, decision, onDecide }: OneFileProps) {
  const same = of.find(({ isSameFile }) => isSameFile)
  const options = [
    ...of
      .filter(({ isSameFile }) => !isSameFile)
      .map((copy) => ({
        value: copy.documentId,
        label: messages['copies.revision'](copy.title, copy.revision + 1),
        hint: evidence(copy),
      })),
    { value: SEPARATE, label: messages['copies.separate'] },
    {
      value: LEAVE_OUT,
      label:
        same === undefined
          ? messages['copies.leaveOut']
          : messages['copies.leaveOutSame'](same.title, same.revision),
    },
  ]
  return <Choice label={name} value={decision} options={options} onChoose={onDecide} />
}

/** Why it is taken for a copy, in numbers. */
function evidence({ isSameAddress, likeness }: CopyOf): string {
  const alike = messages['copies.alike'](Math.round(likeness * 100))
  return isSameAddress ? `${messages['copies.sameAddress']} ${alike}` : alike
}

/** The import after the answer; what goes wrong leaves the question as it was. */
function useImport(onEnd: () => void) {
  const call = useCall()
  const running = useRef<AbortController | null>(null)
  const [isWorking, setIsWorking] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const start = (incoming: ReturnType<typeof decidedFiles>) => {
    if (incoming.length === 0) return onEnd()
    const controller = new AbortController()
    running.current = controller
    setIsWorking(true)
    setError(null)
    importDecided(call, incoming, controller.signal)
      .then(onEnd)
      .catch((problem: unknown) => {
        setIsWorking(false)
        const known = asAppError(problem)
        if (known.code !== 'cancelled') setError(known)
      })
  }
  return { isWorking, error, start, cancel: () => running.current?.abort() }
}
