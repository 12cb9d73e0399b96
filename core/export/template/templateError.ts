import { AppError } from '../../model/error.ts'
import type { TemplateFault } from '../../model/template.ts'

/** What is wrong with a template, as the one error that crosses the border: the fault stands in its details. */
export function templateError(
  template: string,
  place: { readonly line: number; readonly column: number },
  reason: string,
): AppError {
  const { line, column } = place
  const text = template.split(/\r?\n/)[line - 1] ?? ''
  const fault: TemplateFault = { line, column, text, reason }
  const message = `template, line ${line}, column ${column}: ${reason}: ${text.trim()}`
  return new AppError('invalid_input', message, { template: fault })
}
