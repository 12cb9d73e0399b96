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

/** Files of another program: first looked at, then brought in together. A later choice ends an earlier one. */
export function useForeignFiles(onDone: (done: Output<'annotations.import'>) => void) {
  const call = useCall()
  const running = useRef<AbortController | null>(null)
  const [files, setFiles] = useState<readonly ChosenFile[]>([])
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
      // Others were chosen meanwhile.
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

  function choose(chosen: readonly ChosenFile[]): void {
    setFiles(chosen)
    const look = async (signal: AbortSignal) =>
      call('annotations.preview', await grantsFor(chosen, signal), { signal })
    work('reading', messages['foreign.reading'], look, (preview) =>
      setStep({ kind: 'read', preview }),
    )
  }

  function start(): void {
    const bringIn = async (signal: AbortSignal) =>
      call('annotations.import', await grantsFor(files, signal), { signal })
    work('importing', messages['foreign.importing'], bringIn, onDone)
  }

  return { files, step, choose, start, stop: () => running.current?.abort() }
}

/** A host that is sent files takes one after the other. */
async function grantsFor(files: readonly ChosenFile[], signal: AbortSignal) {
  const grants: string[] = []
  for (const file of files) grants.push(await grantFor(file, signal))
  const [grant = '', ...beside] = grants
  return { grant, beside }
}
