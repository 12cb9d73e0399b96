import { z } from 'zod'
import type { AppError } from '../../core/model/error.ts'
import { messages } from './messages.ts'

/** Who has a project open, as the host tells it. */
const Holder = z.object({ program: z.string(), host: z.string() })

/** What an error means to the person, by its code; the host's own message only where it is told to. */
export function errorText({ code, message, details }: AppError): string {
  const holder = code === 'locked' ? Holder.safeParse(details?.['holder']).data : undefined
  if (holder !== undefined) return messages['error.lockedBy'](holder.program, holder.host)
  const text = messages[`error.${code}`]
  return code === 'internal' || code === 'invalid_input' ? `${text} (${message})` : text
}
