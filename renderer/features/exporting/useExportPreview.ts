import { useEffect, useState } from 'react'
import type { Input, Output } from '../../../core/api/registry.ts'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'

type PreviewRequest = Input<'export.preview'>

interface Outcome {
  /** What the preview is of. */
  readonly request: PreviewRequest | null
  readonly preview: Output<'export.preview'> | null
  /** Of the newest request. */
  readonly error: AppError | null
}

export interface ExportPreview extends Omit<Outcome, 'request'> {
  /** The preview is of this very request, and not of one before. */
  readonly isCurrent: boolean
}

const nothing: Outcome = { request: null, preview: null, error: null }

/**
 * The export as it would be saved; made anew, the old one cancelled, when `request` is another one. While a
 * template is written, its last good preview stays.
 */
export function useExportPreview(request: PreviewRequest): ExportPreview {
  const call = useCall()
  const [outcome, setOutcome] = useState<Outcome>(nothing)
  useEffect(() => {
    const controller = new AbortController()
    setOutcome((before) => (staysFor(request, before) ? before : nothing))
    runTask(messages['export.working'], (options) => {
      controller.signal.addEventListener('abort', () => options.cancel())
      return call('export.preview', request, options)
    })
      .then((preview) => controller.signal.aborted || setOutcome({ request, preview, error: null }))
      .catch((error: unknown) => {
        if (controller.signal.aborted) return
        setOutcome((before) => ({ ...before, error: asAppError(error) }))
      })
    return () => controller.abort()
  }, [call, request])
  const { preview, error } = outcome
  return { preview, error, isCurrent: outcome.request === request && error === null }
}

/** Nothing but the template's text is another. */
function staysFor(request: PreviewRequest, { request: before }: Outcome): boolean {
  return (
    request.template !== undefined &&
    before?.template !== undefined &&
    before.format === request.format &&
    before.scope === request.scope
  )
}
