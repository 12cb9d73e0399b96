import type { AppError } from '../../core/model/error.ts'
import { messages } from './messages.ts'

/** What an error means to the person, by its code; the host's own message only where it is told to. */
export function errorText({ code, message }: AppError): string {
  const text = messages[`error.${code}`]
  return code === 'internal' || code === 'invalid_input' ? `${text} (${message})` : text
}
