import { AppError, type ErrorCode } from '../core/model/error.ts'
import { pageHeaders } from '../services/pageHost/pageHeaders.ts'
import type { RendererFiles } from '../services/pageHost/rendererFiles.ts'
import type { Log } from '../services/ports.ts'

/** What the page may ask of this host beside the API: path -> answer to a POST, as JSON. */
export type PageServices = Readonly<
  Record<string, (name: string, request: Request) => unknown | Promise<unknown>>
>

export interface PageAnswers {
  readonly rendererFiles: RendererFiles
  readonly services: PageServices
  readonly log: Log
}

const headers = pageHeaders()

const statuses: Partial<Record<ErrorCode, number>> = {
  invalid_input: 400,
  too_large: 413,
  no_space: 507,
}

/** Answers requests to the app's own scheme: the built files by name, and the services. */
export function answerPage(answers: PageAnswers): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      return await answer(answers, request)
    } catch (error) {
      return refuse(error, answers.log)
    }
  }
}

async function answer({ rendererFiles, services }: PageAnswers, request: Request) {
  const { host, pathname, searchParams } = new URL(request.url)
  if (host !== 'variorum') return text(404, 'No such host here.')
  if (request.method === 'POST' && Object.hasOwn(services, pathname)) {
    const name = searchParams.get('name') ?? ''
    if (name === '') throw new AppError('invalid_input', `${pathname} needs a name`)
    return json(200, await services[pathname]?.(name, request))
  }
  if (request.method !== 'GET') return text(405, 'Only GET.')
  const file = rendererFiles.get(pathname)
  if (file === undefined) return text(404, 'There is no such file.')
  // A copy of its own: the answer takes the buffer away.
  const body = new Uint8Array(file.bytes)
  return new Response(body, { headers: { ...headers, 'content-type': file.mediaType } })
}

function text(status: number, words: string): Response {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return new Response(`${words}\n`, { status, headers: { ...headers, ...type } })
}

function json(status: number, value: unknown): Response {
  const type = { 'content-type': 'application/json' }
  return new Response(JSON.stringify(value), { status, headers: { ...headers, ...type } })
}

function refuse(error: unknown, log: Log): Response {
  const known =
    error instanceof AppError
      ? error
      : new AppError('internal', 'something unexpected happened; see the log')
  if (error !== known) log.write('error', 'unexpected-in-request', { error: String(error) })
  const { code, message, details } = known
  return json(statuses[code] ?? 500, { error: { code, message, details } })
}
