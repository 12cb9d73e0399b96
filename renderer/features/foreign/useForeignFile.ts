import { useRef, useState } from 'react'
import type { Output } from '../../../core/api/registry.ts'
import type { AppError } from '../../../core/model/error.ts'
import { type ChosenFile, grantFor } from '../../api/files.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'

export type ForeignPreview = Output<'annotations.preview'>

/** Where bringing in a file of annotations is. */
export type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading' | 'importing'; cancel(): void }
  | { readonly kind: 'read'; readonly preview: ForeignPreview }
  | { readonly kind: 'failed'; readonly error: AppError }

/** A file of another program: first looked at, then brought in. A later choice ends an earlier one. */
export function useForeignFile(onDone: (counts: Output<'annotations.import'>) => void) {
  const call = useCall()
  const running = useRef<AbortController | null>(null)
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [step, setStep] = useState<Step>({ kind: 'choosing' })

  function begin(kind: 'reading' | 'importing'): AbortController {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setStep({ kind, cancel: () => controller.abort() })
    return controller
  }

  function work<T>(
    kind: 'reading' | 'importing',
    label: string,
    body: (signal: AbortSignal) => Promise<T>,
    then: (result: T) => void,
  ): void {
    const controller = begin(kind)
    const task = runTask(label, ({ signal }) => body(AbortSignal.any([signal, controller.signal])))
    const settle = (show: () => void) => {
      // Another file was chosen meanwhile.
      if (running.current === controller) show()
    }
    task
      .then((result) => settle(() => then(result)))
      .catch((problem: unknown) => {
        const error = asAppError(problem)
        const next: Step =
          error.code === 'cancelled' ? { kind: 'choosing' } : { kind: 'failed', error }
        settle(() => setStep(next))
      })
  }

  function choose(chosen: ChosenFile): void {
    setFile(chosen)
    const look = async (signal: AbortSignal) =>
      call('annotations.preview', { grant: await grantFor(chosen, signal) }, { signal })
    work('reading', messages['foreign.reading'], look, (preview) =>
      setStep({ kind: 'read', preview }),
    )
  }

  function start(): void {
    if (file === null) return
    const bringIn = async (signal: AbortSignal) =>
      call('annotations.import', { grant: await grantFor(file, signal) }, { signal })
    work('importing', messages['foreign.importing'], bringIn, onDone)
  }

  return { file, step, choose, start, stop: () => running.current?.abort() }
}
