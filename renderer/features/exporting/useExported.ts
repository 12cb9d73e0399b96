import { useEffect, useState } from 'react'
import type { Input, Output } from '../../../core/api/registry.ts'
import type { AppError } from '../../../core/model/error.ts'
import { asAppError, useCall } from '../../api/useApi.ts'
import { runTask } from '../../app/tasks.ts'
import { messages } from '../../i18n/messages.ts'

export type ExportFormat = Input<'export.run'>['format']

interface Outcome {
  readonly exported: Output<'export.run'> | null
  readonly error: AppError | null
}

const nothing: Outcome = { exported: null, error: null }

/** The export as it would be saved; made anew, the old one cancelled, when the choice changes. */
export function useExported(format: ExportFormat, documentId: string | null): Outcome {
  const call = useCall()
  const [outcome, setOutcome] = useState<Outcome>(nothing)
  useEffect(() => {
    const controller = new AbortController()
    setOutcome(nothing)
    runTask(messages['export.working'], (options) => {
      controller.signal.addEventListener('abort', () => options.cancel())
      const input = { format, ...(documentId === null ? {} : { documentId }) }
      return call('export.run', input, options)
    })
      .then((exported) => controller.signal.aborted || setOutcome({ exported, error: null }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setOutcome({ exported: null, error: asAppError(error) })
      })
    return () => controller.abort()
  }, [call, format, documentId])
  return outcome
}
