/**
 * Files in and out of the page. Paths never come here: a host turns what the person chose into
 * single-use grants, which API methods take. The loopback host is asked over its own addresses.
 */
import { z } from 'zod'
import { AppError, errorCodes } from '../../core/model/error.ts'

const Granted = z.object({ grant: z.string() })
const SaveTarget = z.object({ grant: z.string(), download: z.string() })
const Failed = z.object({
  error: z.object({ code: z.enum(errorCodes), message: z.string() }),
})

/** Asks for files of the person's choice; none when the choice is cancelled. */
export function chooseFiles(accept: string, isMultiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept, multiple: isMultiple })
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Hands a file to the host; the grant serves one call. */
export async function grantFor(file: File, signal?: AbortSignal): Promise<string> {
  const { grant } = Granted.parse(await post('/upload', file.name, { body: file, signal }))
  return grant
}

/** Permission for the file of a new project; the host chooses the folder where there is no dialog. */
export async function newProjectGrant(name: string): Promise<string> {
  return Granted.parse(await post('/project-target', name)).grant
}

/** A place that one task writes a file to, and what fetches it for the person. */
export async function newSaveTarget(name: string): Promise<{ grant: string; deliver(): void }> {
  const { grant, download } = SaveTarget.parse(await post('/save-target', name))
  return { grant, deliver: () => follow(download, name) }
}

/** Gives a text to the person as a file of their own. */
export function saveText(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  follow(url, name)
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function follow(href: string, name: string): void {
  const link = document.createElement('a')
  Object.assign(link, { href, download: name })
  link.click()
}

async function post(
  path: string,
  name: string,
  { body = null, signal }: { body?: File | null; signal?: AbortSignal | undefined } = {},
): Promise<unknown> {
  const url = `${path}?${new URLSearchParams({ name })}`
  const response = await fetch(url, { method: 'POST', body, signal: signal ?? null }).catch(
    (error: unknown) => {
      throw transportError(error)
    },
  )
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const failed = Failed.safeParse(answer)
  const { code, message } = failed.data?.error ?? {
    code: 'internal',
    message: `${response.status}`,
  }
  throw new AppError(code, message)
}

function transportError(error: unknown): AppError {
  const isAbort = error instanceof Error && error.name === 'AbortError'
  return new AppError(isAbort ? 'cancelled' : 'internal', String(error))
}
