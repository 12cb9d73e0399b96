import { z } from 'zod'
import { AppError, errorCodes } from '../../core/model/error.ts'

export const Granted = z.object({ grant: z.string() })
export const SaveTarget = z.object({ grant: z.string(), download: z.string() })
const Failed = z.object({
  error: z.object({ code: z.enum(errorCodes), message: z.string() }),
})

interface Sent {
  readonly body?: File | null
  readonly signal?: AbortSignal | undefined
}

/** Asks the host for what the API does not know, over an address beside the page. Rejects with an AppError. */
export async function askPageService(
  path: string,
  name: string,
  { body = null, signal }: Sent = {},
): Promise<unknown> {
  const url = `${path}?${new URLSearchParams({ name })}`
  const response = await fetch(url, {
    method: 'POST',
    body: await sendable(body),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw transportError(error)
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const failed = Failed.safeParse(answer)
  const { code, message } = failed.data?.error ?? {
    code: 'internal',
    message: `${response.status}`,
  }
  throw new AppError(code, message)
}

/** More than any host takes: not worth reading to be refused. */
const READ_UP_TO = 256 * 2 ** 20

/** As bytes: not every host is given a file that the browser would read while it sends it. */
async function sendable(file: File | null): Promise<File | ArrayBuffer | null> {
  return file === null || file.size > READ_UP_TO ? file : await file.arrayBuffer()
}

function transportError(error: unknown): AppError {
  const isAbort = error instanceof Error && error.name === 'AbortError'
  return new AppError(isAbort ? 'cancelled' : 'internal', String(error))
}
