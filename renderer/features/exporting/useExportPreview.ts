import { useEffect, useState } from 'react'
import type { Input, Output } from '../../../core/api/registry.ts'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'

interface Outcome {
  readonly preview: Output<'export.preview'> | null
  readonly error: AppError | null
}

const nothing: Outcome = { preview: null, error: null }

/** The export as it would be saved; made anew, the old one cancelled, when `request` is another one. */
export function useExportPreview(request: Input<'export.preview'>): Outcome {
  const call = useCall()
  const [outcome, setOutcome] = useState<Outcome>(nothing)
  useEffect(() => {
    const controller = new AbortController()
    setOutcome(nothing)
    runTask(messages['export.working'], (options) => {
      controller.signal.addEventListener('abort', () => options.cancel())
      return call('export.preview', request, options)
    })
      .then((preview) => controller.signal.aborted || setOutcome({ preview, error: null }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setOutcome({ preview: null, error: asAppError(error) })
      })
    return () => controller.abort()
  }, [call, request])
  return outcome
}
