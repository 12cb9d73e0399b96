import { AppError } from '../../model/error.ts'

/** Where a template is wrong, and what about it. */
export interface TemplateFault {
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** The line as it stands in the template. */
  readonly text: string
  readonly reason: string
}

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
