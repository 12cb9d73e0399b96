import type { Progress } from '../../core/api/frames.ts'
import { AppError, type ErrorCode } from '../../core/model/error.ts'

/** To the worker: do this job. A worker does one at a time. */
export interface JobRequest {
  readonly name: string
  readonly input: unknown
}

/** An error as data: what crosses the thread. `stack` is set for anything that was not an AppError. */
export interface JobFailure {
  readonly code: ErrorCode
  readonly message: string
  readonly details: Record<string, unknown> | undefined
  readonly stack: string | undefined
}

/** What a worker posts: how far the job is, any number of times, then the answer. */
export type JobMessage = { readonly progress: Progress } | JobReply

/** From the worker: the answer to the request it was given. */
export type JobReply =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly failure: JobFailure }

/** Makes an error fit to cross a thread, keeping an AppError's code, message and details. */
export function failureOf(error: unknown, jobName: string): JobFailure {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, details: error.details, stack: undefined }
  }
  if (isStackOverflow(error)) {
    const message = `the input of job ${jobName} is nested too deeply`
    return { code: 'too_large', message, details: undefined, stack: undefined }
  }
  return {
    code: 'internal',
    message: `job ${jobName} failed: ${error instanceof Error ? error.message : String(error)}`,
    details: undefined,
    stack: error instanceof Error ? error.stack : undefined,
  }
}

/** The AppError on this side of the thread; the worker's own stack stays as its cause, for the log. */
export function errorOf(failure: JobFailure): AppError {
  const error = new AppError(failure.code, failure.message, failure.details)
  if (failure.stack !== undefined) error.cause = failure.stack
  return error
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}
