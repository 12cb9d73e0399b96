import type { ServerResponse } from 'node:http'
import { AppError, type ErrorCode } from '../core/model/error.ts'
import type { Log } from '../services/ports.ts'
import { answerBeforeTheEnd } from './answerBeforeTheEnd.ts'

/** Why a request does not get what it asked for, in words for the person in front of the browser. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.headers = headers
  }
}

const statuses: Partial<Record<ErrorCode, number>> = {
  invalid_input: 400,
  too_large: 413,
  no_space: 507,
}

/** A refusal as text for a person, an error of the app as JSON for the page. */
export function answerError(response: ServerResponse, error: unknown, log: Log): void {
  if (isBrowserGone(error)) {
    response.destroy()
  } else if (error instanceof Refusal) {
    const { status, headers, message } = error
    const type = { 'content-type': 'text/plain; charset=utf-8' }
    answerBeforeTheEnd(response, { status, headers: { ...headers, ...type }, body: `${message}\n` })
  } else if (error instanceof AppError) {
    sendError(response, error)
  } else {
    const stack = error instanceof Error ? error.stack : String(error)
    log.write('error', 'unexpected-in-request', { stack })
    if (response.headersSent) response.destroy()
    else sendError(response, new AppError('internal', 'something unexpected happened; see the log'))
  }
}

function sendError(response: ServerResponse, { code, message, details }: AppError): void {
  answerBeforeTheEnd(response, {
    status: statuses[code] ?? 500,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { code, message, details } }),
  })
}

/** A closed tab or a cancelled transfer: nobody is left to be told. */
function isBrowserGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)
}
